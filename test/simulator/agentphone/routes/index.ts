import type { Route } from '../route';
import { agentRoutes } from './agents';
import { agentWebhookRoutes } from './agentWebhooks';
import { callRoutes } from './calls';
import { conversationRoutes } from './conversations';
import { messageRoutes } from './messages';
import { numberRoutes } from './numbers';
import { usageRoutes } from './usage';
import { webhookRoutes } from './webhooks';

/** Every operation the simulator answers (api/agentphone.md 2). */
export const routes: Route[] = [
	...agentRoutes,
	...callRoutes,
	...conversationRoutes,
	...messageRoutes,
	...numberRoutes,
	...usageRoutes,
	...webhookRoutes,
	...agentWebhookRoutes,
];
