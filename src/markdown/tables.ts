/** Tables scroll within themselves: a wide one must not widen the page of a phone. */
import type { PluginSimple } from 'markdown-it';
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs';
import type { PageState } from './page.ts';

/** The class of the box around a table. */
export const tableRegionClass = 'table-scroll';

/** Wraps tables. */
export const tables: PluginSimple = (md) => {
  const { rules } = md.renderer;
  rules.table_open = (tokens, index, options, env, renderer) => {
    const attributes = tableRegion(env.page).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
    return `<div${attributes.join('')}>\n${renderer.renderToken(tokens, index, options)}`;
  };
  rules.table_close = () => '</table>\n</div>\n';
};

/**
 * The attributes of the box around the next table of the page. It can be reached by keyboard to be scrolled, so
 * it has a role and a name; no two regions of a page have the same.
 */
export function tableRegion(page: PageState): readonly (readonly [name: string, value: string])[] {
  page.tables += 1;
  const label = page.options.labels.table;
  return [
    ['class', tableRegionClass],
    ['tabindex', '0'],
    ['role', 'region'],
    ['aria-label', page.tables === 1 ? label : `${label} ${page.tables}`],
  ];
}
