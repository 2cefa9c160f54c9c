export { searchAgents } from './searchAgents';
export { searchCampaigns } from './searchCampaigns';
export { searchConversations } from './searchConversations';
export { searchJobs } from './searchJobs';
export { searchKnowledgeItems } from './searchKnowledgeItems';
export { searchNumbers, searchPhoneNumbers } from './searchNumbers';
export { searchVoices } from './searchVoices';
export { searchWebTools } from './searchWebTools';
