import { operations } from '../../../nodes/Hamsa/actions/router';
import { describeSchemas } from '../harness/schemas';
import { platform } from './scenario';

describeSchemas({ folder: 'Hamsa', operations, ...platform });
