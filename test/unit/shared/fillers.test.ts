import { fillerLines, FillerRotation } from '../../../nodes/shared/voice/fillers';

describe('fillerLines', () => {
	it.each([
		['', []],
		[undefined, []],
		['One moment.', ['One moment.']],
		[' One moment. \n\n Let me see.\r\n', ['One moment.', 'Let me see.']],
	])('%j gives %j', (text, lines) => expect(fillerLines(text)).toEqual(lines));
});

describe('FillerRotation', () => {
	const lines = ['a', 'b', 'c'];
	const said = (rotation: FillerRotation, call: string, count: number) => Array.from({ length: count }, () => rotation.next(call, lines));

	it('says every line before it repeats one, and each call has a round of its own', () => {
		const rotation = new FillerRotation();
		expect(said(rotation, 'call 1', 7)).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a']);
		expect(said(rotation, 'call 2', 2)).toEqual(['a', 'b']);
		expect(said(rotation, 'call 1', 1)).toEqual(['b']);
	});

	it('goes on sensibly when the lines are changed during a call', () => {
		const rotation = new FillerRotation();
		said(rotation, 'call', 2);
		expect([rotation.next('call', ['b', 'd']), rotation.next('call', ['b', 'd'])]).toEqual(['d', 'b']);
		expect(rotation.next('call', ['only'])).toBe('only');
		expect(rotation.next('call', ['only'])).toBe('only');
	});

	it('forgets the calls that were silent longest', () => {
		const rotation = new FillerRotation();
		for (let call = 0; call < 5_000; call++) rotation.next(String(call), lines);
		expect(rotation.size).toBe(2_000);
		expect(rotation.next('4999', lines)).toBe('b');
		expect(rotation.next('0', lines)).toBe('a');
	});
});
