/** Makes a source from texts, as the loader does from files, so that a test reads like a folder. */
import { parsePage } from '../../src/content/frontMatter.ts';
import { parseYaml } from '../../src/content/yaml.ts';
import { buildCourses } from '../../src/course/build.ts';
import type { Problem } from '../../src/course/problem.ts';
import type { Source, SourceData } from '../../src/course/source.ts';
import { byTopFolder } from '../../src/course/topFolder.ts';
import type { Course, Model } from '../../src/course/types.ts';

/** Files of a site by path: Markdown of `content/`, `_data/*.yml`, names of `assets/` and `layouts/`. */
export type Files = Readonly<Record<string, string>>;

/** The source that these files are. */
export function sourceOf(files: Files): Source {
  const paths = Object.keys(files).sort();
  const data = (file: string): SourceData | undefined => {
    const text = files[file];
    if (text === undefined) return undefined;
    const { node, faulty } = parseYaml(text, { file, line: 1 });
    return { file, root: node, faulty };
  };
  return {
    pages: byTopFolder(
      paths
        .filter((file) => file.startsWith('content/'))
        .map((file) => parsePage(file, files[file] as string).page),
    ),
    site: data('_data/site.yml'),
    navigation: data('_data/navigation.yml'),
    assets: paths.filter((file) => file.startsWith('assets/')).map((file) => `/${file}`),
    ownLayouts: paths.flatMap((file) => /^layouts\/([^/]+)\.njk$/.exec(file)?.[1] ?? []),
    leftOut: [],
  };
}

/** The model of these files. */
export function modelOf(files: Files, { drafts = false } = {}): Model {
  return buildCourses(sourceOf(files), { drafts });
}

/** The only course of these files, which have no problem. */
export function courseOf(files: Files): Course {
  const { courses, problems } = modelOf(files);
  const [course] = courses;
  if (course === undefined || problems.length > 0) throw new Error(JSON.stringify(problems));
  return course;
}

/** Problems as `file:line code`, in the order in which a report shows them. */
export function summaries(problems: readonly Problem[]): string[] {
  return problems.map(({ file, line, code }) => `${file}:${line} ${code}`).sort();
}

/** A page with these lines of front matter. */
export function page(frontMatter: string, body = 'Текст.'): string {
  return `---\n${frontMatter}\n---\n${body}\n`;
}
