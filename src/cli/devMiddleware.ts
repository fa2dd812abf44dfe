/** What the server of `kafedra dev` does with a request before a file is looked up: hides what is not the site's, and puts the report over its pages. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A step of a server in the manner of Connect. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** The server marks its own error page so; other pages of errors get a policy under which no script runs. */
type PageResponse = ServerResponse & { isCustomErrorPage?: boolean };

/** What is put at the end of every page. */
export interface PageReport {
  readonly html: string;
  readonly lang: string;
}

/**
 * `report` gives what is to be put into every page, or nothing while all is well. A page that is not there yet is
 * answered with the report alone.
 */
export function devMiddleware(report: () => PageReport | undefined): Middleware {
  return (request, response, next) => {
    const status = refusal(request.url ?? '');
    if (status !== undefined) {
      response.statusCode = status;
      response.end();
      return;
    }
    const shown = report();
    if (shown !== undefined) putIntoPages(response, shown);
    next();
  };
}

/** The status for an address that no page of a site can have: hidden files, other folders, what is no address at all. */
function refusal(url: string): number | undefined {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    const isStrange = path.split(/[/\\]/).some((part) => part.startsWith('.') && part !== '.well-known');
    return isStrange || path.includes('\0') ? 404 : undefined;
  } catch {
    return 400;
  }
}

function putIntoPages(response: PageResponse, { html, lang }: PageReport): void {
  const end = response.end as (...args: unknown[]) => ServerResponse;
  response.end = ((body: unknown, ...rest: unknown[]) => {
    const isPage = String(response.getHeader('content-type') ?? '').startsWith('text/html');
    if (!isPage || typeof body !== 'string') return end.call(response, body, ...rest);
    response.setHeader('Cache-Control', 'no-store');
    if (response.statusCode !== 404 || response.isCustomErrorPage === true)
      return end.call(response, insert(body, html), ...rest);
    response.statusCode = 503;
    response.isCustomErrorPage = true;
    for (const header of ['Content-Security-Policy', 'Content-Length']) response.removeHeader(header);
    return end.call(response, insert(emptyPage(lang), html), ...rest);
  }) as typeof response.end;
}

function insert(page: string, html: string): string {
  const at = page.lastIndexOf('</body>');
  return at === -1 ? page + html : page.slice(0, at) + html + page.slice(at);
}

const emptyPage = (lang: string) => `<!doctype html>
<html lang="${lang.replace(/[^\w-]/g, '')}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Kafedra</title></head>
<body></body>
</html>
`;
