/**
 * Custom properties that a page's rules use in one place only: there the value itself takes less room. The tokens
 * have two tiers, so of the palette this is most.
 */
import type { Declaration } from './cssRules.ts';

const use = /var\((--[\w-]+)\)/g;

/**
 * What a declaration becomes: itself with values in the place of such properties, or nothing where it is the definition
 * of one. `mayGo` says of a property whether it holds for the whole page and nobody else relies on it. A value that
 * depends on a property with several definitions stays where it is, because elsewhere it could be another one.
 */
export function withSingleUses(
  declarations: readonly Declaration[],
  mayGo: (property: string) => boolean,
): (declaration: Declaration) => string | undefined {
  const definitions = new Map<string, Declaration | undefined>();
  const uses = new Map<string, number>();
  for (const declaration of declarations) {
    const { defines } = declaration;
    if (defines !== undefined) definitions.set(defines, definitions.has(defines) ? undefined : declaration);
    // Where something else may stand instead is no place for the value alone.
    for (const { property, isAlone } of declaration.uses)
      uses.set(property, (uses.get(property) ?? 0) + (isAlone ? 1 : 2));
  }
  const isSteady = ({ uses }: Declaration) =>
    uses.every(({ property, isAlone }) => !isAlone || definitions.get(property) !== undefined);
  const single = new Map(
    [...definitions].flatMap(([property, definition]) =>
      definition !== undefined && uses.get(property) === 1 && mayGo(property) && isSteady(definition)
        ? [[property, definition.value] as const]
        : [],
    ),
  );
  const resolve = (text: string): string =>
    text.replace(use, (whole, property: string) => {
      const value = single.get(property);
      return value === undefined ? whole : resolve(value);
    });
  return ({ text, defines, uses }) => {
    if (defines !== undefined && single.has(defines)) return undefined;
    return uses.some(({ property }) => single.has(property)) ? resolve(text) : text;
  };
}
