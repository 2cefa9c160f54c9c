// Loaded into n8n before anything else (`NODE_OPTIONS=--import`): writes down which expressions n8n evaluates and how
// often it takes and gives back an isolate, and which webhook call it did that for. One JSON line an event, in the file that
// EXPRESSION_TRACE names:
//
//   {"event": "request", "call": 3, "url": "/webhook/..."}       a webhook was called
//   {"event": "line", "call": 3}                                 the first byte of its answer's body went out
//   {"event": "evaluate", "call": 3, "expression": "={{ 1 }}"}   in the course of that call; no "call": elsewhere
//   {"event": "start"}                                           n8n has loaded this
//   {"event": "acquire"} {"event": "release"}                    an isolate
import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import { Server, ServerResponse } from 'node:http';
import Module from 'node:module';

const file = process.env.EXPRESSION_TRACE;
// The task runner inherits NODE_OPTIONS and not this; it evaluates nothing.
if (file !== undefined) {
	const calls = new AsyncLocalStorage();
	let lastCall = 0;
	const note = (event, more = {}) => appendFileSync(file, `${JSON.stringify({ event, call: calls.getStore()?.call, ...more })}\n`);
	note('start');

	const emit = Server.prototype.emit;
	Server.prototype.emit = function (event, ...args) {
		const [request, response] = args;
		if (event !== 'request' || !request.url?.startsWith('/webhook/')) return emit.call(this, event, ...args);
		const call = { call: ++lastCall, said: false };
		response.expressionTraceCall = call;
		return calls.run(call, () => {
			note('request', { url: request.url });
			return emit.call(this, event, ...args);
		});
	};

	for (const method of ['write', 'end']) {
		const original = ServerResponse.prototype[method];
		ServerResponse.prototype[method] = function (...args) {
			const call = this.expressionTraceCall;
			if (call && !call.said) {
				call.said = true;
				note('line', { call: call.call });
			}
			return original.apply(this, args);
		};
	}

	const traced = new WeakSet();
	const trace = (evaluator) => {
		if (traced.has(evaluator)) return;
		traced.add(evaluator);
		const { evaluate, acquireBridgeSync } = evaluator.prototype;
		evaluator.prototype.evaluate = function (expression, ...rest) {
			note('evaluate', { expression });
			return evaluate.call(this, expression, ...rest);
		};
		evaluator.prototype.acquireBridgeSync = function () {
			note('acquire');
			return acquireBridgeSync.call(this);
		};
		const { acquire, release } = evaluator.prototype;
		evaluator.prototype.acquire = async function (caller) {
			const isNew = await acquire.call(this, caller);
			if (isNew && this.bridgesByCaller.has(caller)) note('acquire');
			return isNew;
		};
		evaluator.prototype.release = async function (caller) {
			if (this.bridgesByCaller.has(caller)) note('release');
			return await release.call(this, caller);
		};
	};
	const load = Module._load;
	Module._load = function (name, ...rest) {
		const loaded = load.call(this, name, ...rest);
		if (name === '@n8n/expression-runtime') trace(loaded.ExpressionEvaluator);
		return loaded;
	};
}
