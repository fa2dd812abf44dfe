/**
 * Custom properties that a page's rules use in one place only: there the value itself takes less room. The tokens
 * have two tiers, so of the palette this is most.
 */

const use = /var\((--[\w-]+)\)/g;

/**
 * What a declaration becomes: itself with values in the place of such properties, or nothing where it is the definition
 * of one. `mayGo` says of a property whether it holds for the whole page and nobody else relies on it. A value that
 * depends on a property with several definitions stays where it is, because elsewhere it could be another one.
 */
export function withSingleUses(
  declarations: readonly string[],
  mayGo: (property: string) => boolean,
): (declaration: string) => string | undefined {
  const values = new Map<string, string | undefined>();
  for (const declaration of declarations) {
    const [, property = '', value] = definition(declaration) ?? [];
    if (property !== '') values.set(property, values.has(property) ? undefined : value);
  }
  const uses = new Map<string, number>();
  // Also `var(--row,1rem)`, where what follows may stand instead: that is no place for the value alone.
  for (const [, property = '', end] of declarations.join(';').matchAll(/var\((--[\w-]+)(.)/g)) {
    uses.set(property, (uses.get(property) ?? 0) + (end === ')' ? 1 : 2));
  }
  const isSingle = (property: string) =>
    uses.get(property) === 1 && mayGo(property) && values.get(property) !== undefined;
  const isSteady = (value: string) =>
    [...value.matchAll(use)].every(([, property = '']) => values.get(property) !== undefined);
  const single = new Set(
    [...values.keys()].filter((name) => isSingle(name) && isSteady(values.get(name) ?? '')),
  );
  const resolve = (text: string): string =>
    text.replace(use, (whole, property: string) =>
      single.has(property) ? resolve(values.get(property) ?? '') : whole,
    );
  return (declaration) => (single.has(definition(declaration)?.[1] ?? '') ? undefined : resolve(declaration));
}

function definition(declaration: string): RegExpExecArray | null {
  return /^(--[\w-]+):(.*)$/s.exec(declaration);
}
