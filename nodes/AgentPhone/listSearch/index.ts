export { searchAgents } from './searchAgents';
export { searchCalls } from './searchCalls';
export { searchContacts } from './searchContacts';
export { searchConversations } from './searchConversations';
export { searchNumbers } from './searchNumbers';
export { searchSubAccounts } from './searchSubAccounts';
export { searchVoices } from './searchVoices';
