/**
 * The layouts of the package, compiled: an installed Kafedra need not compile them at every start. In the sources there
 * are none, so that a change of a layout is seen at once; `npm run dist` puts what `compileLayouts` makes in the place
 * of this file.
 */

/** What Nunjucks makes of a layout: a function for the whole, and one for each block. */
export type CompiledLayout = Readonly<Record<string, unknown>>;

/** By the layout's path in `layouts/`. */
export const builtInLayouts: Readonly<Record<string, CompiledLayout>> = {};
