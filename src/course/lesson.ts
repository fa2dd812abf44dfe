/** A lesson: its sections and what each of them hands out. */
import type { z } from 'zod';
import { isExternal } from './linkTarget.ts';
import {
  markdownAt,
  optional,
  type PageDefaults,
  type PageReading,
  readPage,
  targetAt,
} from './pageFacts.ts';
import { error, type Place, type Problem } from './problem.ts';
import { remembering } from './remember.ts';
import { lessonSchema, type sectionSchema } from './schema/lesson.ts';
import { fieldName, isEmpty, type Reading } from './schema/read.ts';
import { sectionKindOf } from './sectionKind.ts';
import type { SourcePage, YamlNode } from './source.ts';
import type { Lesson, Link, Section, Video } from './types.ts';
import { parseVideo, parseYoutube, type VideoReading } from './video.ts';

type Values = z.output<typeof lessonSchema>;
type SectionValues = z.output<typeof sectionSchema>;

/** Nobody teaches a lesson of so many parts; a page of more than these would hang a browser. */
const mostSections = 500;

/** A lesson read, before it gets its number in the course. */
export interface LessonReading extends PageReading<Values> {
  readonly lesson: Omit<Lesson, 'number'>;
}

/** Reads a lesson file. */
export const readLesson = remembering(readLessonAnew);

function readLessonAnew(source: SourcePage, defaults: PageDefaults): LessonReading {
  const page = readPage(source, lessonSchema, defaults);
  const problems: Problem[] = [...page.problems];
  const all = page.reading.value.sections ?? [];
  if (all.length > mostSections) {
    const place = page.reading.place('sections', mostSections);
    problems.push(error('too-many-sections', place, { count: all.length, limit: mostSections }, 'sections'));
  }
  const sections = all
    .slice(0, mostSections)
    .map((values, i) => readSection(values, i, page.reading, source.file, problems));
  return {
    ...page,
    lesson: { ...page.facts, kind: 'lesson', planned: page.reading.value.planned ?? false, sections },
    problems,
  };
}

function readSection(
  values: SectionValues,
  index: number,
  reading: Reading<Values>,
  file: string,
  problems: Problem[],
): Section {
  const node = (key: string) => reading.node('sections', index, key);
  return {
    title: values.title,
    ...optional('kind', values.kind ?? sectionKindOf(values.title)),
    ...optional('overview', markdownAt(node('overview'), file)),
    ...optional('document', targetAt(node('document'))),
    ...optional('slides', targetAt(node('slides'))),
    videos: readVideos(values, index, reading, problems),
    ...optional('poster', readPoster(node('poster'), index, problems)),
    ...optional('test', targetAt(node('test'))),
    ...optional('textbook', targetAt(node('textbook'))),
    additional: readAdditional(values, index, reading),
    ...optional('hours', values.hours),
    planned: values.planned ?? false,
    titleOnly: isTitleOnly(reading.node('sections', index)),
    place: reading.place('sections', index),
  };
}

/** A picture of another site would be fetched from there before anybody asked for the recording. */
function readPoster(
  node: YamlNode | undefined,
  index: number,
  problems: Problem[],
): Section['poster'] | undefined {
  const poster = targetAt(node);
  if (poster === undefined || !isExternal(poster.href)) return poster;
  const field = fieldName(['sections', index, 'poster']);
  problems.push(error('poster-elsewhere', poster.place, { href: poster.href }, field));
  return undefined;
}

/** Keys that say what a section is, and nothing of what it hands out. */
const naming: ReadonlySet<string> = new Set(['title', 'kind']);

function isTitleOnly(section: YamlNode | undefined): boolean {
  if (section?.kind !== 'map') return false;
  // A misspelt key is told by itself; what it was to hold is there all the same.
  return section.entries.every(({ key, value }) => naming.has(key) || isNothing(value));
}

/** `video: []` hands out no more than `video:` does. */
function isNothing(value: YamlNode): boolean {
  return isEmpty(value) || (value.kind === 'list' && value.items.every(isNothing));
}

function readAdditional(values: SectionValues, index: number, reading: Reading<Values>): Link[] {
  return (values.additional ?? [])
    .map(({ title, url }, i) => ({
      title,
      href: url.trim(),
      place: reading.place('sections', index, 'additional', i, 'url'),
    }))
    .filter(({ href }) => href !== '');
}

function readVideos(
  values: SectionValues,
  index: number,
  reading: Reading<Values>,
  problems: Problem[],
): Video[] {
  const base = ['sections', index] as const;
  const readings: {
    path: (string | number)[];
    value: string;
    parse: (value: string, place: Place) => VideoReading;
  }[] = [];
  if (values.youtube !== undefined) {
    readings.push({ path: [...base, 'youtube'], value: values.youtube, parse: parseYoutube });
  }
  if (typeof values.video === 'string') {
    readings.push({ path: [...base, 'video'], value: values.video, parse: parseVideo });
  }
  for (const [i, value] of (Array.isArray(values.video) ? values.video : []).entries()) {
    if (value !== '') readings.push({ path: [...base, 'video', i], value, parse: parseVideo });
  }
  return readings.flatMap(({ path, value, parse }) => {
    const place = reading.place(...path);
    const read = parse(value, place);
    if ('video' in read) return [read.video];
    problems.push(error('bad-video', place, { value, reason: read.fault }, fieldName(path)));
    return [];
  });
}
