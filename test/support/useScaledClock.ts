/** A set-up file of jest. */
import type * as scaledClock from './scaledClock';

jest.mock('../../nodes/shared/clock', () => jest.requireActual<typeof scaledClock>('./scaledClock'));

afterEach(() => jest.requireActual<typeof scaledClock>('./scaledClock').setSpeed());
