/**
 * Loaded before Kafedra (`node --import`): Pagefind is replaced by something that makes no index, so that Kafedra
 * does no more than the others. A site cannot ask for that; only the bench does.
 */
import { register } from 'node:module';

const hooks = `
  export function resolve(specifier, context, next) {
    return specifier === 'pagefind'
      ? { url: ${JSON.stringify(new URL('noPagefind.js', import.meta.url).href)}, shortCircuit: true }
      : next(specifier, context);
  }
`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
