import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { only } from '../../../shared/actions/fields';
import type { Waitable } from '../common/waiting/waitable';
import { SIMPLE_JOB } from './fields';
import { fileWishes, filesOf } from './files';

/** What all operations that start a job have in common. */
export const jobResult: Pick<Waitable, 'resultOptions' | 'shape' | 'files'> = {
	resultOptions(this: IExecuteFunctions, itemIndex: number) {
		return { simplify: this.getNodeParameter('simplify', itemIndex, true) as boolean, ...fileWishes.call(this, itemIndex) };
	},
	shape: (job, { simplify }) => (simplify === false ? job : simpleJob(job)),
	files: filesOf,
};

export const simpleJob = (job: IDataObject): IDataObject => only(SIMPLE_JOB, job);
