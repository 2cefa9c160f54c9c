import { AgentPhone } from '../../../nodes/AgentPhone/AgentPhone.node';
import { operations } from '../../../nodes/AgentPhone/actions/router';
import { routes as simulated } from '../../simulator/agentphone/routes';
import { describeRoutes } from '../harness/routes';
import routes from './routes.json';
import { platform } from './scenario';

describeRoutes({
	routes,
	// docs/platforms/agentphone.md, 2
	counts: {
		agent: 10,
		call: 9,
		contact: 6,
		contactCard: 3,
		conversation: 7,
		location: 2,
		message: 2,
		number: 6,
		registration: 2,
		subAccount: 4,
		usage: 5,
		verification: 2,
		webhook: 12,
	},
	folder: __dirname,
	node: AgentPhone,
	operations,
	simulated,
	...platform,
});
