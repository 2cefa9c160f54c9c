import { operations } from '../../../nodes/AgentPhone/actions/router';
import { describeSchemas } from '../harness/schemas';
import { platform } from './scenario';

describeSchemas({ folder: 'AgentPhone', operations, ...platform });
