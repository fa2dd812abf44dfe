/** Diagrams: a block of code in the language `mermaid`. A script draws it in the browser; until then its source stands there. */
import type { PluginSimple, RendererRule, StateCore, Token } from 'markdown-it';
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs';
import type { TextEnv } from './page.ts';

/** Prints blocks of mermaid as figures; comes after `code`, which reads the line above them. */
export const diagrams: PluginSimple = (md) => {
  const showCode = md.renderer.rules.fence as RendererRule;
  md.core.ruler.push('diagrams', findDiagrams);
  md.renderer.rules.fence = (tokens, index, options, env, renderer) => {
    const show = isDiagram(tokens[index]) ? showDiagram : showCode;
    return show(tokens, index, options, env, renderer);
  };
};

function findDiagrams(state: StateCore): void {
  if (state.tokens.some(isDiagram)) (state.env as TextEnv).page.needs.add('diagrams');
}

function isDiagram(token: Token | undefined): boolean {
  return token?.type === 'fence' && /^mermaid(?:[\s{]|$)/.test(token.info.trim());
}

const showDiagram: RendererRule = (tokens, index, _options, env: TextEnv, renderer) => {
  const token = tokens[index] as Token;
  const title: string = token.meta.title;
  const label = env.page.options.labels.diagram;
  const name = title === '' ? label : `${label}: ${title}`;
  token.attrJoin('class', 'diagram');
  return `<figure${renderer.renderAttrs(token)}>
<figcaption>${escapeHtml(title || label)}</figcaption>
<pre class="code" tabindex="0" role="group" aria-label="${escapeHtml(name)}"><code class="language-mermaid">${escapeHtml(token.content)}</code></pre>
</figure>
`;
};
