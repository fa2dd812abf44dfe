/**
 * Block directives: `::syllabus` alone on a line is the place for a part that is derived from the course. The
 * rendered text gets a placeholder there, and is cut at the placeholders when it is finished.
 */
import type { PluginSimple, StateBlock } from 'markdown-it';
import { nearest } from '../course/nearest.ts';
import { type Place, warning } from '../course/problem.ts';
import { type DirectiveName, directiveNames, type ProsePart } from '../views/prose.ts';
import { readAttributes } from './attributeSyntax.ts';
import { interrupts, linePlace, lineText, pushParagraph } from './blocks.ts';
import type { Directive, TextEnv } from './page.ts';

/** Marks a placeholder; no author's HTML may carry it. */
export const placeholderName = 'data-kafedra-part';

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
  const directive = readDirective(line, place);
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

/** Cuts finished HTML at its placeholders. */
export function cutAtDirectives(html: string, env: TextEnv): ProsePart[] {
  if (env.directives.length === 0) return html.trim() === '' ? [] : [{ kind: 'html', html }];
  // The odd pieces are the numbers that stood in the placeholders.
  return html.split(placeholders).flatMap((piece, index): ProsePart[] => {
    if (index % 2 === 0) return piece.trim() === '' ? [] : [{ kind: 'html', html: piece }];
    const directive = env.directives[Number(piece)];
    return directive === undefined ? [] : [directive];
  });
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

function readDirective(line: string, place: Place): Directive | undefined {
  const [, name = '', braces] = directiveLine.exec(line) ?? [];
  const known = directiveNames.find((candidate: DirectiveName) => candidate === name.toLowerCase());
  const values = braces === undefined ? undefined : readAttributes(braces, 0);
  if (known === undefined || (braces !== undefined && values?.end !== braces.length)) return undefined;
  const from = values?.attributes.find(([key]) => key === 'from')?.[1];
  return { kind: 'directive', name: known, ...(from === undefined ? {} : { from }), place };
}
