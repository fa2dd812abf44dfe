/** Builds a site in this process, without the command line: for tests that look at hundreds of sites. */
import { type ComposerOptions, createComposer } from '../../src/compose.ts';
import type { Composition } from '../../src/composition.ts';
import type { Problem } from '../../src/course/problem.ts';
import { layoutProblem } from '../../src/output/layoutMistake.ts';
import { renderSite } from '../../src/output/render.ts';
import { createTemplates } from '../../src/output/templates.ts';
import { inOrder } from '../../src/report/order.ts';

/** A composed site, and its problems as `file:line:column level code`, as a report lists them. */
export async function problemsOf(
  options: ComposerOptions,
): Promise<{ readonly composition: Composition; readonly problems: readonly string[] }> {
  const composition = await createComposer({ ...options, once: true }).compose();
  return { composition, problems: linesOf(composition.problems) };
}

/** Every page of the published site by its path, and what is wrong with its layouts. */
export async function pagesOf(
  composition: Composition,
): Promise<{ readonly pages: ReadonlyMap<string, string>; readonly problems: readonly string[] }> {
  const templates = createTemplates({ folders: composition.folders });
  const problems: Problem[] = [];
  const pages = new Map<string, string>();
  const files = renderSite(composition, async (layout, view) => {
    try {
      return templates.render(layout, view);
    } catch (error) {
      const problem = layoutProblem(error, composition.root);
      if (problem === undefined) throw error;
      problems.push(problem);
      return '';
    }
  });
  for await (const file of files) if ('text' in file) pages.set(file.file, file.text);
  return { pages, problems: linesOf(problems) };
}

function linesOf(problems: readonly Problem[]): string[] {
  return inOrder(problems).map(
    ({ file, line, column, level, code }) => `${file}:${line}:${column} ${level} ${code}`,
  );
}
