/**
 * Lets the server of `kafedra dev` answer requests for a part of a file, as players of recordings make them. By itself it
 * would find no such file: what answers there serves nothing out of a hidden folder, and the site of `dev` lies in one.
 */
import send from 'send';
import type { Middleware } from './devMiddleware.ts';

/** Answers requests for parts of the files in `folder`, and hands all others on. Hidden files were refused before. */
export function rangeMiddleware(folder: string): Middleware {
  return (request, response, next) => {
    if (request.headers.range === undefined) return next();
    const whole = () => {
      // A page is changed on its way to the browser, so a part of its file is no part of the page.
      delete request.headers.range;
      next();
    };
    const path = (request.url ?? '').replace(/[?#].*$/s, '');
    if (/\/$|\.html?$/i.test(path)) return whole();
    send(request, path, { root: folder, index: false, dotfiles: 'allow' })
      .on('error', whole)
      .on('directory', whole)
      .pipe(response);
  };
}
