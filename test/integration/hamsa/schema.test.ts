import { operations } from '../../../nodes/Hamsa/actions/router';
import { describeSchemas } from '../harness/schemas';
import { platform } from './world';

describeSchemas({ folder: 'Hamsa', operations, ...platform });
