import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { pick } from '../../../shared/actions/fields';
import type { Waitable } from '../common/waiting/types';
import { SIMPLE_JOB } from './fields';
import { fileOptions, filesOf } from './files';

/** The parts of a waitable that all operations which start a job have in common. */
export const jobResult: Pick<Waitable, 'resultOptions' | 'shape' | 'files'> = {
	resultOptions(this: IExecuteFunctions, itemIndex: number) {
		return { simplify: this.getNodeParameter('simplify', itemIndex, true) as boolean, ...fileOptions.call(this, itemIndex) };
	},
	shape: (job, { simplify }) => (simplify === false ? job : simpleJob(job)),
	files: filesOf,
};

/** A job with only the fields that Simplify keeps. */
export const simpleJob = (job: IDataObject): IDataObject => pick(SIMPLE_JOB, job);
