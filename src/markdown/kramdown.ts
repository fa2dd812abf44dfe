/**
 * Marks of kramdown that were left in a text: attributes that belong to nothing (`{: .wide }`), the place of the
 * contents (`{:toc}`), its own comments. What Python writes (`{:.2f}`) is none.
 */
import type { PluginSimple, StateCore } from 'markdown-it';
import { warning } from '../course/problem.ts';
import type { TextEnv } from './page.ts';
import { eachInline } from './places.ts';

const mark =
  /\{::?\s*(?:[.#][\p{L}_-][^{}\n]*|[a-z-]+=[^{}\n]*|\/?(?:toc|comment|nomarkdown|options|footnotes)\b[^{}\n]*)\}/u;

/** Tells the marks that were left in a text; those that mean something have found their element before. */
export const kramdown: PluginSimple = (md) => {
  md.core.ruler.before('linkify', 'kramdown', findMarks);
};

function findMarks(state: StateCore): void {
  const env = state.env as TextEnv;
  eachInline(state.tokens, env, (inline, locator) => {
    for (const { type, content } of inline.children ?? []) {
      const what = type === 'text' ? mark.exec(content)?.[0] : undefined;
      if (what === undefined) continue;
      env.page.problems.push(warning('kramdown-left', locator.find(what) ?? locator.start, { what }));
    }
  });
}
