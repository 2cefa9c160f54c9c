import type { Route } from '../route';
import { agentRoutes } from './agents';
import { callRoutes } from './calls';
import { campaignRoutes } from './campaigns';
import { conversationRoutes } from './conversations';
import { dictionaryRoutes } from './dictionaries';
import { jobRoutes } from './jobs';
import { knowledgeBaseRoutes } from './knowledgeBase';
import { numberRoutes } from './numbers';
import { projectRoutes } from './project';
import { speechRoutes } from './speech';
import { ttsHistoryRoutes } from './ttsHistories';
import { usageRoutes } from './usage';
import { voiceRoutes } from './voices';
import { webToolRoutes } from './webTools';

/** The whole API (docs/platforms/hamsa.md, 2 to 9 and 11). Where two paths fit, the first one answers. */
export const routes: Route[] = [
	...agentRoutes,
	...callRoutes,
	...campaignRoutes,
	...conversationRoutes,
	...dictionaryRoutes,
	...jobRoutes,
	...knowledgeBaseRoutes,
	...numberRoutes,
	...projectRoutes,
	...speechRoutes,
	...ttsHistoryRoutes,
	...usageRoutes,
	...voiceRoutes,
	...webToolRoutes,
];
