/**
 * Keeps drafts from the pages of other sites. A browser lets a page read what stands under its own name, and whoever owns
 * a name may let it lead to this machine (DNS rebinding): so only who calls this machine by a name of its own is answered.
 */
import type { Middleware } from './devMiddleware.ts';

/** Refuses requests by a name that may be somebody else's; `refusal` is what they are told. */
export function hostMiddleware(refusal: () => string): Middleware {
  return (request, response, next) => {
    if (isOwn(request.headers.host ?? '')) return next();
    response.statusCode = 403;
    response.setHeader('Content-Type', 'text/plain; charset=utf-8');
    response.end(refusal());
  };
}

/** An address in numbers is nobody's name, and `localhost` with all before it is by RFC 6761 this machine. */
function isOwn(host: string): boolean {
  const name = host.replace(/:\d*$/, '');
  return (
    name === '' || /^\[.*\]$/.test(name) || /^[\d.]+$/.test(name) || /^(?:.+\.)?localhost\.?$/i.test(name)
  );
}
