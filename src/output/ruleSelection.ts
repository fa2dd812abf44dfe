/**
 * Of all rules of a stylesheet, those that can match something on a page: by the elements, classes and attributes
 * that stand in the finished HTML. A rule that matches nothing changes nothing, so a page looks the same without it.
 */
import { type CssNode, type Declaration, type Needs, parseRules, usesIn } from './cssRules.ts';
import { withSingleUses } from './singleUse.ts';

/**
 * Gives the CSS that a page needs. The names in `everywhere` count as if they stood on every page. The work is done
 * once for each set of names that pages have.
 */
export function ruleSelection(css: string, everywhere: readonly string[]): (html: string) => string {
  const nodes = parseRules(css);
  const asked = new Map([...new Set(askedIn(nodes))].map((name, index) => [name, index]));
  const always = new Set(everywhere);
  const everywhereAsked = [...asked.keys()].map((name) =>
    always.has(name.replace(/^[.[]|=.*$/g, '')) ? 1 : 0,
  );
  const readTags = tagReader(asked);
  const chosen = new Map<string, string>();
  return (html) => {
    const present = Uint8Array.from(everywhereAsked);
    readTags(html, (index) => {
      present[index] = 1;
    });
    const used = usesIn(html).map(({ property }) => property);
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
const startTag = /<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/y;
const attributes = /([a-z][\w:-]*)(?:="([^"]*)")?/g;

/** When so many tags are known, they are those of single pages. */
const mostTags = 20_000;

/** What begins with a `<`. */
interface KnownTag {
  readonly indexes: readonly number[];
  readonly length: number;
}

/**
 * Tells the numbers of those names that stand in the tags of a page. Pages of a site, with their menus, are mostly made
 * of the same tags: each is taken apart once, and known again by what stands up to its first `>`.
 */
function tagReader(
  asked: ReadonlyMap<string, number>,
): (html: string, found: (index: number) => void) => void {
  const known = new Map<string, KnownTag>();
  const read = (html: string, at: number, upToEnd: string): KnownTag => {
    startTag.lastIndex = at;
    const [tag] = startTag.exec(html) ?? [];
    const indexes = tag === undefined ? [] : namesOf(tag).flatMap((name) => asked.get(name) ?? []);
    const result = { indexes, length: tag?.length ?? (upToEnd.includes('<', 1) ? 1 : upToEnd.length) };
    // What goes on behind the first `>`, because that stands in a value, is not known by it.
    if (result.length <= upToEnd.length) {
      if (known.size >= mostTags) known.clear();
      known.set(upToEnd, result);
    }
    return result;
  };
  return (html, found) => {
    for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
      const end = html.indexOf('>', at) + 1;
      if (end === 0) return;
      const upToEnd = html.slice(at, end);
      const { indexes, length } = known.get(upToEnd) ?? read(html, at, upToEnd);
      for (const index of indexes) found(index);
      at += length;
    }
  };
}

function namesOf(tag: string): string[] {
  const element = /^<([a-z][a-z\d-]*)/.exec(tag)?.[1] ?? '';
  const names = [element];
  for (const [, name = '', value = ''] of tag.slice(element.length + 1).matchAll(attributes)) {
    names.push(`[${name}`);
    if (name === 'class') names.push(...value.split(/\s+/).map((word) => `.${word}`));
    else if (name !== 'href') names.push(`[${name}=${value}`);
  }
  return names;
}

function print(nodes: readonly CssNode[], choice: Choice): string {
  const kept = keepMatching(nodes, choice);
  const declarations = declarationsIn(kept);
  const text = declarations.map(({ text }) => text).join(';');
  const properties = usedProperties(declarations, choice);
  const isNeeded = ({ defines }: Declaration) => defines === undefined || properties.has(defines);
  const ofThePage = new Set(propertiesOfRoot(kept));
  const write = withSingleUses(
    declarations.filter(isNeeded),
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

function declarationsIn(nodes: readonly CssNode[]): Declaration[] {
  return nodes.flatMap((node): readonly Declaration[] => {
    if (node.kind === 'group') return declarationsIn(node.nodes);
    return node.kind === 'rule' ? node.declarations : [];
  });
}

/** Custom properties that are defined for the whole page, under no condition. */
function propertiesOfRoot(nodes: readonly CssNode[]): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.kind === 'group') return node.prelude.startsWith('@layer') ? propertiesOfRoot(node.nodes) : [];
    if (node.kind !== 'rule' || node.selectors.some(({ text }) => text !== ':root')) return [];
    return node.declarations.flatMap(({ defines }) => defines ?? []);
  });
}

/** Custom properties that some rule uses, directly or through another property. */
function usedProperties(declarations: readonly Declaration[], { always, used }: Choice): Set<string> {
  const values = new Map<string, string[]>();
  const properties = new Set<string>();
  const queue = [...used, ...[...always].filter((word) => word.startsWith('--'))];
  for (const { defines, uses } of declarations) {
    const names = uses.map(({ property }) => property);
    if (defines === undefined) queue.push(...names);
    else values.set(defines, [...(values.get(defines) ?? []), ...names]);
  }
  for (let property = queue.pop(); property !== undefined; property = queue.pop()) {
    if (properties.has(property)) continue;
    properties.add(property);
    queue.push(...(values.get(property) ?? []));
  }
  return properties;
}

function printNodes(
  nodes: readonly CssNode[],
  isNamed: (name: string) => boolean,
  write: (declaration: Declaration) => string | undefined,
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
          const declarations = node.declarations.flatMap((declaration) => write(declaration) ?? []);
          if (declarations.length === 0) return '';
          return `${node.selectors.map(({ text }) => text).join()}{${declarations.join(';')}}`;
        }
      }
    })
    .join('');
}
