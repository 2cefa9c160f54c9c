import { isLocalAddress, webAddress } from '../../../nodes/shared/http/localAddress';

describe('isLocalAddress', () => {
	it.each([
		'http://localhost',
		'http://LOCALHOST.:80',
		'http://api.localhost',
		'http://127.0.0.1',
		'http://127.1',
		'http://2130706433',
		'http://0x7f000001',
		'http://0177.0.0.1',
		'http://0.0.0.0',
		'http://10.1.2.3',
		'http://172.16.0.1',
		'http://172.31.255.255',
		'http://192.168.1.1',
		'http://169.254.169.254/latest/meta-data',
		'http://100.64.0.1',
		'http://100.127.255.255',
		'http://[::1]',
		'http://[::]',
		'http://[::ffff:127.0.0.1]',
		'http://[fd00:ec2::254]',
		'http://[fe80::1]',
		'http://metadata.google.internal',
		'http://metadata.google.internal.',
		'http://printer.local',
		'http://n8n:5678',
		'http://redis',
	])('%s is', (url) => expect(isLocalAddress(new URL(url))).toBe(true));

	it.each([
		'https://api.agentphone.ai',
		'https://api.tryhamsa.com',
		'https://127.0.0.1.example.com',
		'https://localhost.example.com',
		'http://100.63.255.255',
		'http://100.128.0.1',
		'http://172.32.0.1',
		'http://172.15.0.1',
		'http://192.169.0.1',
		'http://11.0.0.1',
		'http://[2606:4700::1111]',
	])('%s is not', (url) => expect(isLocalAddress(new URL(url))).toBe(false));
});

describe('webAddress', () => {
	it.each(['file:///etc/passwd', 'ftp://example.com', 'gopher://example.com', 'data:text/plain,x', 'javascript:alert(1)', 'x', ''])('%j is none', (text) => expect(webAddress(text)).toBeUndefined());

	it('reads what is relative to another', () => expect(webAddress('//example.org/a', 'https://example.com/b')?.href).toBe('https://example.org/a'));
});
