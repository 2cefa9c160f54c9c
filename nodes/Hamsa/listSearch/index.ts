export { searchAgents } from './searchAgents';
