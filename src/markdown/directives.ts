/**
 * Block directives: `::syllabus` alone on a line is the place for a part that is derived from the course. The
 * rendered text gets a placeholder there, and is cut at the placeholders when it is finished.
 */
import type { PluginSimple, StateBlock } from 'markdown-it';
import { parseFragment } from 'parse5';
import { isExternal } from '../course/linkTarget.ts';
import { nearest } from '../course/nearest.ts';
import { error, type Place, warning } from '../course/problem.ts';
import { frameOriginOf, parseVideo } from '../course/video.ts';
import {
  type Directive,
  type DirectiveName,
  directiveNames,
  type ProsePart,
  type Recording,
} from '../views/prose.ts';
import { type Attributes, readAttributes } from './attributeSyntax.ts';
import { interrupts, linePlace, lineText, pushParagraph } from './blocks.ts';
import type { TextEnv } from './page.ts';

/** Marks a placeholder; no author's HTML may carry it. */
export const placeholderName = 'data-kafedra-part';

/** What may stand in the braces of each; what a syllabus or a plan shows is said in the front matter of the course. */
const attributeNames: Readonly<Record<DirectiveName, readonly string[]>> = {
  syllabus: [],
  plan: [],
  features: ['from'],
  toc: [],
  video: ['url', 'title', 'poster'],
};

const directiveLine = /^::([\p{L}][\p{L}\p{N}_-]*)[ \t]*(\{.*\})?$/u;
const placeholders = new RegExp(`<div ${placeholderName}="(\\d+)"></div>\n?`, 'g');

/** Reads directives. */
export const directives: PluginSimple = (md) => {
  md.block.ruler.before('fence', 'directive', readDirectiveLine, interrupts);
  md.renderer.rules.directive = (tokens, index) => `${tokens[index]?.content}\n`;
};

/** Whether a line has the form of a directive. */
export function looksLikeDirective(line: string): boolean {
  return line.startsWith('::') && directiveLine.test(line);
}

/** The placeholder for a directive; undefined when there is none of this name, which is a problem then. */
export function placeDirective(line: string, env: TextEnv, place: Place): string | undefined {
  const directive = readDirective(line, env, place);
  if (directive === undefined) {
    const name = line.slice(2).trim();
    const near = nearest(/^[^\s{]*/.exec(name)?.[0] ?? '', directiveNames);
    env.page.problems.push(
      warning('unknown-directive', place, { name, ...(near === undefined ? {} : { near }) }),
    );
    return undefined;
  }
  env.directives.push(directive);
  return `<div ${placeholderName}="${env.directives.length - 1}"></div>`;
}

/** Cuts finished HTML at its placeholders. Pieces between which an element stays open say so. */
export function cutAtDirectives(html: string, env: TextEnv): ProsePart[] {
  if (env.directives.length === 0) return html.trim() === '' ? [] : [{ kind: 'html', html }];
  const outermost = outermostNumbers(html);
  // The odd pieces are the numbers that stood in the placeholders.
  const pieces = html.split(placeholders);
  const isWithin = (number: string | undefined) => number !== undefined && !outermost.has(number);
  return pieces.flatMap((piece, index): ProsePart[] => {
    if (index % 2 === 0) {
      if (piece.trim() === '') return [];
      const goesOn = isWithin(pieces[index - 1]) ? { goesOn: true } : {};
      const staysOpen = isWithin(pieces[index + 1]) ? { staysOpen: true } : {};
      return [{ kind: 'html', html: piece, ...goesOn, ...staysOpen }];
    }
    const directive = env.directives[Number(piece)];
    return directive === undefined ? [] : [directive];
  });
}

/** The numbers of the placeholders that no element of the text holds. */
function outermostNumbers(html: string): ReadonlySet<string> {
  const attributes = parseFragment(html).childNodes.flatMap((node) => ('attrs' in node ? node.attrs : []));
  return new Set(attributes.flatMap(({ name, value }) => (name === placeholderName ? [value] : [])));
}

function readDirectiveLine(state: StateBlock, line: number, _endLine: number, silent: boolean): boolean {
  const text = lineText(state, line, ':');
  if (text === undefined || !looksLikeDirective(text)) return false;
  if (silent) return true;
  const env = state.env as TextEnv;
  const placeholder = placeDirective(text, env, linePlace(state, line));
  if (placeholder === undefined) {
    pushParagraph(state, line, text);
    return true;
  }
  const token = state.push('directive', '', 0);
  token.map = [line, line + 1];
  token.content = placeholder;
  state.line = line + 1;
  return true;
}

function readDirective(line: string, env: TextEnv, place: Place): Directive | undefined {
  const [, name = '', braces] = directiveLine.exec(line) ?? [];
  const known = directiveNames.find((candidate: DirectiveName) => candidate === name.toLowerCase());
  const values = braces === undefined ? undefined : readAttributes(braces, 0);
  if (known === undefined || (braces !== undefined && values?.end !== braces.length)) return undefined;
  const attributes = values?.attributes ?? [];
  tellUnknown(known, attributes, line, env, place);
  if (known === 'video')
    return { kind: 'directive', name: known, recording: readRecording(attributes, env, place), place };
  const from = attributes.find(([key]) => key === 'from')?.[1];
  return { kind: 'directive', name: known, ...(from === undefined ? {} : { from }), place };
}

/** Tells attributes that have no effect: their author takes them for said. */
function tellUnknown(
  name: DirectiveName,
  attributes: Attributes,
  line: string,
  { page }: TextEnv,
  place: Place,
): void {
  // Of a recording without an address that is told, with the word for it.
  if (name === 'video' && !attributes.some(([key]) => key === 'url')) return;
  const taken = attributeNames[name];
  for (const [key] of attributes) {
    if (taken.includes(key)) continue;
    const near = nearest(key, taken);
    const column = place.column + Math.max(0, line.indexOf(key, line.indexOf('{')));
    const values = { name, key, taken: taken.join(', '), ...(near === undefined ? {} : { near }) };
    page.problems.push(warning('unknown-attribute', { ...place, column }, values));
  }
}

/** Reads `::video{url=… url=… title="…" poster=…}`. What it leads to is checked as the links of the text are. */
function readRecording(attributes: Attributes, { page }: TextEnv, place: Place): Recording {
  const valuesOf = (name: string) =>
    attributes.flatMap(([key, value]) => (key === name ? [value.trim()] : []));
  const addresses = valuesOf('url');
  const videos = (addresses.length === 0 ? [''] : addresses).flatMap((value) => {
    const read = parseVideo(value, place);
    if ('video' in read) return [read.video];
    page.problems.push(error('bad-video', place, { value, reason: read.fault }));
    return [];
  });
  for (const { host, watchUrl } of videos)
    if (host === 'file') page.links.push({ href: watchUrl, place, use: 'link' });
  const [title] = valuesOf('title');
  const [named] = valuesOf('poster');
  const isElsewhere = named !== undefined && isExternal(named);
  if (isElsewhere) page.problems.push(error('poster-elsewhere', place, { href: named }));
  const poster = isElsewhere ? undefined : named;
  if (poster !== undefined) page.links.push({ href: poster, place, use: 'image' });
  if (videos.length > 0) page.needs.add('video');
  for (const video of videos) {
    const origin = frameOriginOf(video);
    if (origin !== undefined) page.needs.add(origin);
  }
  return {
    videos,
    ...(title === undefined ? {} : { title }),
    ...(poster === undefined ? {} : { poster: { href: poster, place } }),
  };
}
