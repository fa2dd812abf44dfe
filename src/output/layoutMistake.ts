/** Tells where in the author's layouts a rendering error arose: Nunjucks knows the line, but of which file it forgets. */
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type nunjucks from 'nunjucks';
import { error, type Problem } from '../course/problem.ts';

/** The parts of a compiled template that Nunjucks' types leave out. */
interface Template {
  readonly path?: string;
  compiled?: boolean;
  blocks: Record<string, Render>;
  rootRenderFunc: Render;
  _compile(): void;
  getExported(...args: unknown[]): void;
}

type Callback = (error: unknown, ...rest: unknown[]) => void;
type Render = (...args: unknown[]) => unknown;

/** Error of Nunjucks; of its own making when it has no cause. */
interface TemplateError extends Error {
  readonly lineno?: number;
  readonly colno?: number;
}

interface Environment {
  getTemplate(name: unknown, eager: unknown, parent: unknown, ignore: unknown, done: unknown): unknown;
}

/** The file in which an error was first seen. */
const origins = new WeakMap<object, string>();

/** Lets every error of a rendering remember the file of its template. */
export function rememberOrigins(environment: nunjucks.Environment): void {
  const inner = environment as unknown as Environment;
  const getTemplate = inner.getTemplate.bind(environment);
  const traced = new WeakSet<Template>();
  const trace = (template: unknown) => {
    if (isTemplate(template) && !traced.has(template)) {
      traced.add(template);
      traceTemplate(template);
    }
    return template;
  };
  inner.getTemplate = (name, eager, parent, ignore, done) => {
    // Before the last argument, each may be left out.
    const args = [name, eager, parent, ignore, done];
    const last = args.findLastIndex((argument) => typeof argument === 'function');
    if (last === -1) return trace(getTemplate(name, eager, parent, ignore, done));
    const callback = args[last] as Callback;
    args[last] = (failure: unknown, template: unknown) => callback(failure, trace(template));
    return getTemplate(...(args as [unknown, unknown, unknown, unknown, unknown]));
  };
}

function isTemplate(value: unknown): value is Template {
  return typeof (value as Template | undefined)?.rootRenderFunc !== 'undefined' || hasCompile(value);
}

function hasCompile(value: unknown): boolean {
  return typeof (value as Template | undefined)?._compile === 'function';
}

function traceTemplate(template: Template): void {
  const path = template.path ?? '';
  const remember = (failure: unknown) => {
    if (typeof failure === 'object' && failure !== null && !origins.has(failure)) origins.set(failure, path);
  };
  const guard =
    (run: Render): Render =>
    (...args) => {
      try {
        return run(...args);
      } catch (failure) {
        remember(failure);
        throw failure;
      }
    };
  // A block or a root takes five arguments, the last of which is called with what went wrong.
  const guardRender = (render: Render): Render =>
    guard((...args) => {
      const done = args[4] as Callback;
      return render(...args.slice(0, 4), (failure: unknown, ...rest: unknown[]) => {
        remember(failure);
        done(failure, ...rest);
      });
    });
  const wrap = () => {
    template.rootRenderFunc = guardRender(template.rootRenderFunc);
    template.blocks = Object.fromEntries(
      Object.entries(template.blocks).map(([name, render]) => [name, guardRender(render)]),
    );
  };
  const compile = template._compile.bind(template);
  template._compile = () => {
    guard(compile)();
    wrap();
  };
  if (template.compiled === true) wrap();
  const getExported = template.getExported.bind(template);
  // Without a context a component gives the same macros to every page; making them anew took a fifth of a build.
  let known: Record<string, unknown> | undefined;
  template.getExported = (...args) => {
    const done = args.at(-1) as Callback;
    if (args.length === 1 && known !== undefined) return void done(null, known);
    getExported(...args.slice(0, -1), (failure: unknown, exported: Record<string, unknown> | undefined) => {
      remember(failure);
      // Macros run later, in the midst of another template.
      for (const [name, macro] of Object.entries(exported ?? {})) {
        if (typeof macro === 'function' && exported !== undefined) {
          exported[name] = function (this: unknown, ...values: unknown[]) {
            return guard(() => macro.apply(this, values))();
          };
        }
      }
      if (args.length === 1 && !failure) known = exported;
      done(failure, exported);
    });
  };
}

/**
 * The problem behind a rendering error, at its place in a layout of the site. Nothing for an error in a built-in
 * layout, which is a defect of ours, and for one that is not of a layout at all.
 */
export function layoutProblem(failure: unknown, root: string): Problem | undefined {
  const spots = spotsOf(failure).filter(({ path }) => isInside(root, path));
  const spot = spots.at(-1);
  if (spot === undefined) return undefined;
  const { path, line, column, reason } = spot;
  const place = { file: relative(root, path).split(sep).join('/'), line, column };
  const missing = reason === undefinedValue ? expressionAt(path, line, column) : undefined;
  return error('layout-mistake', place, { reason, ...(missing === undefined ? {} : { missing }) });
}

/** What Nunjucks says when a value is not there. */
const undefinedValue = 'attempted to output null or undefined value';

/** The expression that is shown at a place: Nunjucks points at the braces before it. */
function expressionAt(path: string, line: number, column: number): string | undefined {
  const text = readFileSync(path, 'utf8').split('\n')[line - 1] ?? '';
  return /^\{\{-?\s*([A-Za-z_][\w.]*(?:\[[^\]]*\][\w.]*)*)/.exec(text.slice(column - 1))?.[1];
}

interface Spot {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** Where an error passed on its way out, from the outermost file to the innermost. */
function spotsOf(failure: unknown): Spot[] {
  const spots: Spot[] = [];
  for (let step = failure; step instanceof Error; step = step.cause) {
    const path = origins.get(step) ?? pathIn(step.message);
    if (path === undefined) continue;
    const { lineno, colno } = step as TemplateError;
    const reason = reasonOf(failure);
    // Nunjucks counts from 1 where it is the one to complain, and from 0 where it passes on.
    const shift = step.cause === undefined ? 0 : 1;
    spots.push(
      typeof lineno === 'number' && lineno + shift > 0
        ? { path, line: lineno + shift, column: Math.max(1, (colno ?? 0) + shift), reason }
        : { path, ...placeOfName(path, reason), reason },
    );
  }
  return spots;
}

/** The file that stands in front of a message that Nunjucks has put together: the last is where it began. */
function pathIn(message: string): string | undefined {
  return [...message.matchAll(/^\s*(?:\w+: )*\((\S.*\.njk)\)(?: \[Line|\s*$)/gm)].at(-1)?.[1];
}

/** What was wrong, without the files and lines that are put before it on the way. */
function reasonOf(failure: unknown): string {
  let innermost = failure;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  const message = innermost instanceof Error ? innermost.message : String(innermost);
  return message
    .replace(/^\s*(?:\w+: )*\(.*\)(?: \[Line .*\])?$/gm, '')
    .trim()
    .replace(/^(?:Template render error|Error): /, '')
    .replace(/^(No layout "[^"]*") in: .*$/s, '$1');
}

/** Where the name that a message is about first stands in a file; its first line when it does not. */
function placeOfName(path: string, reason: string): { line: number; column: number } {
  const quoted = /`([^`]+)`/.exec(reason)?.[1]?.replace(/\["(\w+)"\]/g, '.$1');
  const name = quoted ?? /(?:filter not found|No layout):? "?([\w./-]+)/.exec(reason)?.[1];
  const lines = name === undefined ? [] : readFileSync(path, 'utf8').split('\n');
  const index = lines.findIndex((text) => text.includes(name ?? ''));
  return index === -1
    ? { line: 1, column: 1 }
    : { line: index + 1, column: (lines[index]?.indexOf(name ?? '') ?? 0) + 1 };
}

function isInside(root: string, path: string): boolean {
  return path.startsWith(root + sep);
}
