import { operations } from '../../../nodes/AgentPhone/actions/router';
import { describeSchemas } from '../harness/schemas';
import { platform } from './world';

describeSchemas({ folder: 'AgentPhone', operations, ...platform });
