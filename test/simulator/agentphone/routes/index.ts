import type { Route } from '../route';
import { agentBelongingRoutes } from './agentLinks';
import { agentRoutes } from './agents';
import { agentWebhookRoutes } from './agentWebhooks';
import { callMediaRoutes } from './callMedia';
import { callRoutes } from './calls';
import { contactCardRoutes } from './contactCards';
import { contactRoutes } from './contacts';
import { conversationRoutes } from './conversations';
import { locationRoutes } from './location';
import { messageRoutes } from './messages';
import { numberRoutes } from './numbers';
import { registrationRoutes } from './registration';
import { subAccountRoutes } from './subAccounts';
import { usageRoutes } from './usage';
import { verificationRoutes } from './verification';
import { webhookRoutes } from './webhooks';

/** Every operation the simulator answers (docs/platforms/agentphone.md, 2). */
export const routes: Route[] = [
	...agentRoutes,
	...agentBelongingRoutes,
	...callRoutes,
	...contactRoutes,
	...contactCardRoutes,
	...callMediaRoutes,
	...conversationRoutes,
	...locationRoutes,
	...messageRoutes,
	...numberRoutes,
	...registrationRoutes,
	...subAccountRoutes,
	...usageRoutes,
	...verificationRoutes,
	...webhookRoutes,
	...agentWebhookRoutes,
];
