/**
 * Of all rules of a stylesheet, those that can match something on a page: by the elements, classes and attributes
 * that stand in the finished HTML. A rule that matches nothing changes nothing, so a page looks the same without it.
 */
import { type CssNode, type Needs, parseRules, split } from './cssRules.ts';
import { withSingleUses } from './singleUse.ts';

/**
 * Gives the CSS that a page needs. The names in `everywhere` count as if they stood on every page. The work is done
 * once for each set of names that pages have.
 */
export function ruleSelection(css: string, everywhere: readonly string[]): (html: string) => string {
  const nodes = parseRules(css);
  const asked = new Map([...new Set(askedIn(nodes))].map((name, index) => [name, index]));
  const always = new Set(everywhere);
  const chosen = new Map<string, string>();
  return (html) => {
    const present = new Uint8Array(asked.size);
    const found = (name: string) => {
      const index = asked.get(name);
      if (index !== undefined) present[index] = 1;
    };
    for (const name of asked.keys()) if (always.has(name.replace(/^[.[]|=.*$/g, ''))) found(name);
    findNames(html, found);
    const used = [...html.matchAll(/var\((--[\w-]+)/g)].map(([, property]) => property ?? '');
    const key = Buffer.from(present).toString('latin1') + [...new Set(used)].sort().join();
    const known = chosen.get(key);
    if (known !== undefined) return known;
    const has = (name: string) => present[asked.get(name) ?? -1] === 1;
    const selected = print(nodes, { has, always, used });
    chosen.set(key, selected);
    return selected;
  };
}

interface Choice {
  readonly has: (name: string) => boolean;
  readonly always: ReadonlySet<string>;
  /** Custom properties that the page itself uses, in attributes. */
  readonly used: readonly string[];
}

/** Every name that some selector asks for. */
function askedIn(nodes: readonly CssNode[]): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.kind === 'group') return askedIn(node.nodes);
    return node.kind === 'rule' ? node.selectors.flatMap(({ needs }) => namesIn(needs)) : [];
  });
}

function namesIn(needs: Needs): string[] {
  return needs.flatMap((need) => (typeof need === 'string' ? [need] : need.flatMap(namesIn)));
}

/** A start tag; its attributes are quoted, but for those without a value. */
const startTag = /<([a-z][a-z\d-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/g;
const attributes = /([a-z][\w:-]*)(?:="([^"]*)")?/g;

function findNames(html: string, found: (name: string) => void): void {
  for (const [, element = '', rest = ''] of html.matchAll(startTag)) {
    found(element);
    if (rest === '') continue;
    for (const [, name = '', value = ''] of rest.matchAll(attributes)) {
      found(`[${name}`);
      if (name === 'class') for (const word of value.split(/\s+/)) found(`.${word}`);
      else if (name !== 'href') found(`[${name}=${value}`);
    }
  }
}

function print(nodes: readonly CssNode[], choice: Choice): string {
  const kept = keepMatching(nodes, choice);
  const text = declarationsIn(kept).join(';');
  const properties = usedProperties(kept, choice);
  const isNeeded = (declaration: string) => {
    const property = /^--[\w-]+(?=:)/.exec(declaration)?.[0];
    return property === undefined || properties.has(property);
  };
  const ofThePage = new Set(propertiesOfRoot(kept));
  const write = withSingleUses(
    declarationsIn(kept).filter(isNeeded),
    (property) => ofThePage.has(property) && !choice.always.has(property) && !choice.used.includes(property),
  );
  return printNodes(
    kept,
    (name) => text.includes(name),
    (declaration) => (isNeeded(declaration) ? write(declaration) : undefined),
  );
}

function keepMatching(nodes: readonly CssNode[], choice: Choice): CssNode[] {
  return nodes.flatMap((node): CssNode[] => {
    if (node.kind === 'group') {
      const inside = keepMatching(node.nodes, choice);
      return inside.length === 0 ? [] : [{ ...node, nodes: inside }];
    }
    if (node.kind !== 'rule') return [node];
    const selectors = node.selectors.filter(({ needs }) => isMet(needs, choice.has));
    return selectors.length === 0 ? [] : [{ ...node, selectors }];
  });
}

function isMet(needs: Needs, has: (name: string) => boolean): boolean {
  return needs.every((need) => (typeof need === 'string' ? has(need) : need.some((one) => isMet(one, has))));
}

function declarationsIn(nodes: readonly CssNode[]): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.kind === 'group') return declarationsIn(node.nodes);
    return node.kind === 'rule' ? split(node.declarations, ';') : [];
  });
}

/** Custom properties that are defined for the whole page, under no condition. */
function propertiesOfRoot(nodes: readonly CssNode[]): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.kind === 'group') return node.prelude.startsWith('@layer') ? propertiesOfRoot(node.nodes) : [];
    if (node.kind !== 'rule' || node.selectors.some(({ text }) => text !== ':root')) return [];
    return split(node.declarations, ';').flatMap((declaration) => /^--[\w-]+(?=:)/.exec(declaration) ?? []);
  });
}

/** Custom properties that some rule uses, directly or through another property. */
function usedProperties(nodes: readonly CssNode[], { always, used }: Choice): Set<string> {
  const values = new Map<string, string[]>();
  const properties = new Set<string>();
  const queue = [...used, ...[...always].filter((word) => word.startsWith('--'))];
  for (const declaration of declarationsIn(nodes)) {
    const [, property, value] = /^(--[\w-]+):(.*)$/s.exec(declaration) ?? [];
    if (property === undefined) queue.push(...propertiesIn(declaration));
    else values.set(property, [...(values.get(property) ?? []), ...propertiesIn(value ?? '')]);
  }
  for (let property = queue.pop(); property !== undefined; property = queue.pop()) {
    if (properties.has(property)) continue;
    properties.add(property);
    queue.push(...(values.get(property) ?? []));
  }
  return properties;
}

function propertiesIn(value: string): string[] {
  return [...value.matchAll(/var\((--[\w-]+)/g)].map(([, property]) => property ?? '');
}

function printNodes(
  nodes: readonly CssNode[],
  isNamed: (name: string) => boolean,
  write: (declaration: string) => string | undefined,
): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'statement':
          return node.text;
        case 'named':
          return isNamed(node.name) ? node.text : '';
        case 'group': {
          const inside = printNodes(node.nodes, isNamed, write);
          return inside === '' ? '' : `${node.prelude}{${inside}}`;
        }
        default: {
          const declarations = split(node.declarations, ';').flatMap(
            (declaration) => write(declaration) ?? [],
          );
          if (declarations.length === 0) return '';
          return `${node.selectors.map(({ text }) => text).join()}{${declarations.join(';')}}`;
        }
      }
    })
    .join('');
}
