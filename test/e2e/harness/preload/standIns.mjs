// Loaded into n8n before anything else (`NODE_OPTIONS=--import`): connections to the hosts that STAND_IN_HOSTS names (JSON, host to port)
// go to that port of this machine instead. What is said over TLS stays as it is: n8n's nodes ask for the real host and check its name.
import net from 'node:net';

const given = process.env.STAND_IN_HOSTS;
if (given !== undefined) {
	const portOf = JSON.parse(given);
	const { connect } = net.Socket.prototype;
	net.Socket.prototype.connect = function (...args) {
		// Node hands over its own normalized list, or what the caller gave.
		const options = Array.isArray(args[0]) ? args[0][0] : args[0];
		const port = options && typeof options === 'object' ? portOf[options.host] : undefined;
		if (port !== undefined) Object.assign(options, { host: '127.0.0.1', port });
		return connect.apply(this, args);
	};
}
