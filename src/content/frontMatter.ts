/** From the text of a Markdown file to its front matter and its body, each with its place. */
import matter from 'gray-matter';
import { error, type Place, type Problem } from '../course/problem.ts';
import type { SourcePage, YamlMap } from '../course/source.ts';
import { cutShort } from './cutShort.ts';
import { type Fences, findFences } from './fences.ts';
import { limits } from './limits.ts';
import { recoverFacts } from './recover.ts';
import { emptyMap, type ParsedYaml, parseYaml } from './yaml.ts';

/** A page, and what is wrong with its front matter. */
export interface ParsedPage {
  readonly page: SourcePage;
  readonly problems: readonly Problem[];
}

/** Pages that need not even say what they are called. */
const mayDoWithout: ReadonlySet<string> = new Set(['content/index.md', 'content/404.md']);

/**
 * Splits a file that `decode` made into text. Front matter that cannot be read gives a page with none
 * (`faulty`); its body is there where it could be found. Never throws for what the author wrote.
 */
export function parsePage(file: string, text: string): ParsedPage {
  const start: Place = { file, line: 1, column: 1 };
  const fences = findFences(text);
  if (fences.kind === 'faulty') {
    const { code, line, column, values } = fences;
    // Where front matter is missing the whole file is the body; where its fences are broken nobody can tell.
    const missing = code === 'front-matter-missing';
    const faulty = !missing || !mayDoWithout.has(file);
    return {
      page: {
        file,
        frontMatter: missing ? emptyMap(start) : recoverFacts(text, start),
        faulty,
        body: { file, line: 1, text: missing ? text : '' },
      },
      problems: faulty ? [error(code, { file, line, column }, values)] : [],
    };
  }
  const { yaml, body } = checkSize(text, fences, start) ?? split(text, fences, start);
  const map = yaml.node.kind === 'map' ? yaml.node : undefined;
  const cut = cutShort(body);
  if (cut !== undefined) {
    const second = cut.by === 'opening';
    const place: Place = { file, line: fences.closeLine + (second ? cut.line + 1 : 0), column: 1 };
    const facts = recoverFacts(text.slice(0, fences.closeOffset), start);
    return {
      page: {
        file,
        frontMatter: withFacts(map, facts),
        faulty: true,
        body: { file, line: fences.closeLine + 1, text: '' },
      },
      problems: [
        ...yaml.problems,
        error('yaml-second-document', place, second ? { part: 'front-matter' } : {}),
      ],
    };
  }
  return {
    page: {
      file,
      frontMatter:
        yaml.faulty || map === undefined
          ? withFacts(map, recoverFacts(text.slice(0, fences.closeOffset), start))
          : map,
      faulty: yaml.faulty || map === undefined,
      body: { file, line: fences.closeLine + 1, text: body },
    },
    problems:
      map === undefined
        ? [
            ...yaml.problems,
            error('front-matter-not-map', yaml.node.place, {
              found: yaml.node.kind === 'list' ? 'list' : 'text',
            }),
          ]
        : yaml.problems,
  };
}

/** What could be read around a mistake, and beside it the facts that the mistake may have swallowed. */
function withFacts(map: YamlMap | undefined, facts: YamlMap): YamlMap {
  const known = new Set(map?.entries.map(({ key }) => key));
  const added = facts.entries.filter(({ key }) => !known.has(key));
  return { ...facts, entries: [...(map?.entries ?? []), ...added] };
}

type Fenced = Extract<Fences, { kind: 'fenced' }>;

interface Parts {
  readonly yaml: ParsedYaml;
  readonly body: string;
}

/** Splits at the fences, which `findFences` has checked, so that gray-matter and the author mean the same lines. */
function split(text: string, { closeOffset, closeLength }: Fenced, start: Place): Parts {
  const bodyOffset = closeOffset + closeLength;
  // Empty front matter never reaches the engine.
  let yaml: ParsedYaml = { node: emptyMap(start), problems: [], faulty: false };
  const readYaml = (source: string) => {
    yaml = parseYaml(source, start);
    return {};
  };
  // With options gray-matter keeps no cache, in which one file could see the data of another. It copies what it gets
  // several times, so it gets no more than it has to read.
  matter(text.slice(0, bodyOffset), {
    language: 'yaml',
    engines: { yaml: readYaml, json: refuse, javascript: refuse },
  });
  // The end of the closing line is no part of the body.
  return { yaml, body: text.slice(bodyOffset).replace(/^\n/, '') };
}

const tooManyBlanks = new RegExp(`\\s{${limits.blankRun + 1}}`);

/** gray-matter brings engines of its own, one of which runs JavaScript. No file gets as far as this. */
function refuse(): never {
  throw new Error('Front matter is YAML; no other engine may be reached');
}

/** Front matter on which gray-matter would spend minutes is not handed to it. */
function checkSize(text: string, { closeOffset }: Fenced, start: Place): Parts | undefined {
  const refused = (problem: Problem): Parts => ({
    yaml: { node: emptyMap(start), problems: [problem], faulty: true },
    body: '',
  });
  if (closeOffset > limits.yamlCharacters) {
    return refused(error('yaml-too-long', start, { limit: limits.yamlCharacters }));
  }
  const run = tooManyBlanks.exec(text.slice(0, closeOffset));
  if (run === null) return undefined;
  const line = text.slice(0, run.index + run[0].length).split('\n').length;
  return refused(error('too-many-blanks', { ...start, line }, { limit: limits.blankRun }));
}
