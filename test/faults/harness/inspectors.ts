// What every file of the fault suite looks for at its end, while n8n still runs (see stage.ts).
import { canaries } from './canaries';
import type { Inspector } from './stage';

export const inspectors: Inspector[] = [canaries];
