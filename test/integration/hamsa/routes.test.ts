import { Hamsa } from '../../../nodes/Hamsa/Hamsa.node';
import { operations } from '../../../nodes/Hamsa/actions/router';
import { routes as simulated } from '../../simulator/hamsa/routes';
import { describeRoutes } from '../harness/routes';
import routes from './routes.json';
import { platform } from './scenario';

const SOCKET = '/v1/realtime/ws';

/** Files that answers link to. */
const FILES = '/media/';

describeRoutes({
	routes,
	// docs/platforms/hamsa.md, 2 to 9 and 11
	counts: {
		agent: 5,
		call: 4,
		campaign: 8,
		conversation: 7,
		dictionary: 2,
		job: 8,
		knowledgeItem: 8,
		number: 6,
		project: 1,
		speech: 5,
		ttsHistory: 3,
		usage: 5,
		voice: 3,
		webTool: 6,
	},
	folder: __dirname,
	node: Hamsa,
	operations,
	simulated: simulated.filter(({ path }) => !path.startsWith(FILES)),
	// Several routes want to be told the project of the key, and a web call and an export take two steps.
	helpers: [
		'GET /v1/projects/by-api-key',
		'POST /v1/voice-agents/room/participant-token',
		'POST /v1/voice-agents/room/conversation-init',
		'GET /v1/agent-analytics/conversations/export',
		'GET /v1/agent-analytics/conversations/export/status',
	],
	...platform,
	// A handshake is recorded as a request; what counts is the message that came over the connection.
	received: ({ requests, socket }) => [
		...requests
			.filter(({ path }) => path !== SOCKET && !path.startsWith(FILES))
			.map(({ method, path, status = 0 }) => ({ method, path, accepted: status >= 200 && status < 300 })),
		...socket.received.map(() => ({ method: 'WS', path: SOCKET, accepted: true })),
	],
});
