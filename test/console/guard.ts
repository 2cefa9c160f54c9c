import type { RequestHandler } from 'express';

/** Everything comes from the console itself; Pico draws its arrows and ticks as data URLs. */
const CONTENT_SECURITY_POLICY =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page with the calls shows what callers said: like n8n's pages it may not act as the console, and its own policy adds to this. */
export const CALLS_PAGE_POLICY =
	"sandbox allow-scripts allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

/** A report says what callers said, too: it shows, links, and does nothing. */
export const REPORT_POLICY =
	"default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

/**
 * Only a browser of this machine, and only the console's own page, may use it: a page of somebody else's could otherwise
 * start workflows through it. A name that leads here must be this machine's too, or a stranger's name could be pointed at it.
 */
export const onlyOwnPage: RequestHandler = (request, response, next) => {
	response.set({
		'Content-Security-Policy': CONTENT_SECURITY_POLICY,
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'no-referrer',
		'Cache-Control': 'no-store',
	});
	const { host = '', origin } = request.headers;
	const isOurs = /^(127\.0\.0\.1|localhost):\d+$/.test(host) && (origin === undefined || origin === `http://${host}`);
	if (isOurs) next();
	else response.status(403).json({ message: 'The call console answers its own page only.' });
};
