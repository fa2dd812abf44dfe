/**
 * YAML with the place of every key and value. js-yaml reads the text into events; all scalars stay text, as
 * in YAML's failsafe schema: what `NO` or `2024-01-01` means is decided key by key, not here.
 */
import { EVENT_ID, type Event, parseEvents, type ScalarEvent, YAMLException } from 'js-yaml';
import { error, info, type Place, type Problem } from '../course/problem.ts';
import type { YamlMap, YamlNode } from '../course/source.ts';
import { findHtmlComments, type HtmlComment, maskHtmlComments } from './htmlComments.ts';
import { limits } from './limits.ts';
import { placesOf, type TextStart } from './places.ts';
import { withoutMistake } from './yamlMend.ts';
import { findMistake } from './yamlMistake.ts';
import { buildNodes, positionOf } from './yamlNodes.ts';

/** What was read of a YAML text. */
export interface ParsedYaml {
  /** The first document; an empty map when the text is empty or could not be read. */
  readonly node: YamlNode;
  readonly problems: readonly Problem[];
  /** True when not all of the text could be read, so that what it lacks is no problem of its own. */
  readonly faulty: boolean;
}

/**
 * Reads one YAML text. `start` says where it stands in the author's file. Never throws for what the author
 * wrote: each syntax error is one problem in plain words, at the place where the author must mend it.
 */
export function parseYaml(text: string, start: TextStart): ParsedYaml {
  const placeAt = placesOf(text, start);
  const fail = (problem: Problem): ParsedYaml => ({
    node: emptyMap(placeAt(0)),
    problems: [problem],
    faulty: true,
  });
  if (text.length > limits.yamlCharacters) {
    return fail(error('yaml-too-long', placeAt(0), { limit: limits.yamlCharacters }));
  }
  const read = readEvents(text);
  if ('failure' in read) return readAround(text, read.failure, placeAt);
  const { events, comments } = read;
  const tooMany = findNodeOverLimit(events);
  if (tooMany !== undefined) {
    return fail(error('too-many-nodes', placeAt(tooMany), { limit: limits.yamlNodes }));
  }
  const built = buildNodes(text, events, placeAt);
  // `title:Лекция` alone is one word to YAML.
  if (built.node?.kind === 'scalar' && /^[\w-]+:[^\s/]/.test(built.node.value)) {
    return fail(error('yaml-colon-space', built.node.place, { text: built.node.value }));
  }
  const ignored = outsideScalars(comments, events).map(({ start: offset }) =>
    info('html-comment-in-yaml', placeAt(offset)),
  );
  return {
    node: built.node ?? emptyMap(placeAt(0)),
    problems: [...ignored, ...built.problems],
    faulty: built.faulty,
  };
}

/** How many mistakes of one text are told at once, and how long a text may be to be read so often. */
const mostMistakes = 20;
const longestMended = 50_000;

/**
 * Tells every mistake that breaks the reading off, each with those before it put out of the way; and reads
 * what stands around them. What is told must be new: a second mistake on one line most often follows from the first.
 */
function readAround(text: string, failure: YAMLException, placeAt: (offset: number) => Place): ParsedYaml {
  const problems: Problem[] = [];
  const linesTold = new Set<number>();
  let mended = text;
  let reading: Reading = { failure };
  while ('failure' in reading && problems.length < mostMistakes) {
    const mistake = findMistake(mended, reading.failure.reason, offsetOf(reading.failure));
    const place = placeAt(mistake.offset);
    const isLost =
      linesTold.has(place.line) ||
      (problems.length > 0 && (mistake.code === 'yaml-syntax' || isGapAbove(text, mended, mistake.offset)));
    if (!isLost) problems.push(error(mistake.code, place, mistake.values));
    linesTold.add(place.line);
    const next = withoutMistake(mended, mistake);
    if (isLost || next === mended || mistake.code === 'yaml-too-deep' || text.length > longestMended) break;
    mended = next;
    reading = readEvents(mended);
  }
  const empty = emptyMap(placeAt(0));
  if ('failure' in reading || findNodeOverLimit(reading.events) !== undefined) {
    return { node: empty, problems, faulty: true };
  }
  const built = buildNodes(mended, reading.events, placeAt);
  return {
    node: built.node?.kind === 'map' ? built.node : empty,
    problems: [
      ...problems,
      ...built.problems.filter(({ code }) => code !== 'duplicate-key' || !isGapped(text, mended)),
    ],
    faulty: true,
  };
}

/** Whether the line above was put out of the way: then nobody can tell whether this one stands where it should. */
function isGapAbove(text: string, mended: string, offset: number): boolean {
  const lines = text.slice(0, text.lastIndexOf('\n', offset - 1) + 1).trimEnd();
  const start = lines.lastIndexOf('\n') + 1;
  return lines.length > start && mended.slice(start, lines.length).trim() === '';
}

/** Whether a line was put out of the way with the hyphen of its item: its keys may belong to the item before. */
function isGapped(text: string, mended: string): boolean {
  const after = mended.split('\n');
  return text.split('\n').some((line, i) => /^\s*-\s/.test(line) && after[i]?.trim() === '');
}

/** A map without entries, as an empty front matter has. */
export function emptyMap(place: Place): YamlMap {
  return { kind: 'map', entries: [], place };
}

/** How often a comment may be given back to the text, so that a hostile file cannot make us read it for ever. */
const attempts = 8;

type Reading = { events: Event[]; comments: HtmlComment[] } | { failure: YAMLException };

/**
 * Reads the events with the HTML comments put aside. A comment in the middle of an unquoted text of several
 * lines is a part of that text; putting it aside breaks the text, so it is given back and the text read again.
 */
function readEvents(text: string): Reading {
  let comments = findHtmlComments(text);
  let first: YAMLException | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      const events = parseEvents(maskHtmlComments(text, comments), { maxDepth: limits.yamlDepth });
      return { events, comments };
    } catch (failure) {
      if (!(failure instanceof YAMLException)) throw failure;
      first ??= failure;
      const before = comments.findLast(({ end }) => end <= offsetOf(failure));
      if (before === undefined) break;
      comments = comments.filter((comment) => comment !== before);
    }
  }
  return { failure: first as YAMLException };
}

function offsetOf(failure: YAMLException): number {
  return failure.mark?.position ?? 0;
}

/** Offset of the node that is one too many, or undefined when all is well. */
function findNodeOverLimit(events: readonly Event[]): number | undefined {
  let count = 0;
  let last = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) continue;
    last = positionOf(event) ?? last;
    if (++count > limits.yamlNodes) return last;
  }
  return undefined;
}

/** The comments that are no part of a scalar's text. Both lists are in the order of the text. */
function outsideScalars(comments: readonly HtmlComment[], events: readonly Event[]): HtmlComment[] {
  const scalars = events.filter((event) => event.type === EVENT_ID.SCALAR && event.valueStart >= 0);
  let next = 0;
  return comments.filter(({ start }) => {
    while (next < scalars.length && (scalars[next] as ScalarEvent).valueEnd <= start) next++;
    const scalar = scalars[next] as ScalarEvent | undefined;
    return scalar === undefined || start < scalar.valueStart;
  });
}
