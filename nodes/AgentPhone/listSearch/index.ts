export { searchAgents } from './searchAgents';
export { searchCalls } from './searchCalls';
export { searchNumbers } from './searchNumbers';
export { searchVoices } from './searchVoices';
