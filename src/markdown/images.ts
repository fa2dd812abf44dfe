/** Images load when they come into view; one alone in its paragraph, with a title, is a figure. */
import type { PluginSimple, RendererRule, StateCore, Token } from 'markdown-it';
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs';
import { plainText } from './plainText.ts';

/** Markup of images and figures. */
export const images: PluginSimple = (md) => {
  md.core.ruler.push('figures', makeFigures);
  md.renderer.rules.image = showImage;
  md.renderer.rules.figure_close = (tokens, index) =>
    `\n<figcaption>${escapeHtml(tokens[index]?.content ?? '')}</figcaption>\n</figure>\n`;
};

/** How images load unless the author says otherwise. */
export const loading = [
  ['loading', 'lazy'],
  ['decoding', 'async'],
] as const;

const showImage: RendererRule = (tokens, index, options, _env, renderer) => {
  const image = tokens[index] as Token;
  // Not markdown-it's own: it leaves out what was escaped (`\*`, `&amp;`).
  image.attrSet('alt', plainText(image.children));
  for (const [name, value] of loading) if (image.attrGet(name) === null) image.attrSet(name, value);
  return renderer.renderToken(tokens, index, options);
};

function makeFigures({ tokens }: StateCore): void {
  tokens.forEach((open, index) => {
    const close = tokens[index + 2];
    const children = tokens[index + 1]?.children;
    const image = children?.length === 1 ? children[0] : undefined;
    const title = image?.type === 'image' ? image.attrGet('title') : null;
    if (open.type !== 'paragraph_open' || !image?.attrs || !title || close === undefined) return;
    image.attrs = image.attrs.filter(([name]) => name !== 'title');
    open.type = 'figure_open';
    close.type = 'figure_close';
    open.tag = close.tag = 'figure';
    open.hidden = close.hidden = false;
    close.content = title;
  });
}
