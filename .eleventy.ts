/**
 * The wiring of this repository's own site: Kafedra's demo and guide. Add what Eleventy offers below: plugins,
 * filters, shortcodes, transforms. Pages are not templates here; they come from content/ (see the README's map).
 */
import kafedra from './src/eleventy/plugin.ts';
import type { EleventyConfig } from './src/eleventy/types.ts';

export default function configure(eleventyConfig: EleventyConfig) {
  eleventyConfig.addPlugin(kafedra);
}

export const config = {
  // A folder without templates: Eleventy reads nothing by itself, the plugin renders the pages.
  dir: { input: 'src/eleventy', output: '_site' },
};
