/** Lets the server of `kafedra dev` answer with the index of the search, which lies in memory. */

import type { Middleware } from './devMiddleware.ts';
import type { DevSearch } from './devSearch.ts';

/** Answers requests for files of the index, and hands all others on. */
export function searchMiddleware(search: DevSearch): Middleware {
  return (request, response, next) => {
    const path = (request.url ?? '').replace(/[?#].*$/s, '');
    const bytes = search.file(path);
    if (bytes === undefined) return next();
    response.setHeader('Content-Type', typeOf(path));
    // The next build may have other bytes under the same name.
    response.setHeader('Cache-Control', 'no-store');
    response.end(bytes);
  };
}

function typeOf(path: string): string {
  if (path.endsWith('.js')) return 'text/javascript; charset=utf-8';
  return path.endsWith('.json') ? 'application/json' : 'application/octet-stream';
}
