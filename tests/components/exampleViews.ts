/** A view of every kind, as full as can be: what the layouts are tested with. */
import { ru as labels } from '../../src/views/labels/ru.ts';
import type {
  BaseView,
  ContentPart,
  LessonSection,
  ProgressView,
  ResourceView,
  View,
} from '../../src/views/types.ts';

const hostile = '"><script>alert(1)</script>';

function base(url: string, title: string): BaseView {
  return {
    url,
    href: `/repo${url}`,
    lang: 'ru',
    dir: 'ltr',
    title,
    description: 'Что на странице.',
    head: {
      title: `${title} · MLOps · Кафедра`,
      description: 'Что на странице.',
      canonical: `https://example.org/repo${url}`,
      openGraph: [{ property: 'og:title', content: title }],
      icon: '/repo/assets/favicon.svg',
      jsonLd: { '@context': 'https://schema.org', '@type': 'WebPage', name: '</script><!--' },
      themeColor: '#8a1c4a',
      frames: ['https://www.youtube-nocookie.com'],
      noindex: false,
    },
    header: {
      siteTitle: 'Кафедра',
      href: '/repo/',
      links: [{ text: 'О кафедре', href: '/repo/about/', current: url === '/about/' }],
    },
    breadcrumbs: [
      { text: 'Все курсы', href: '/repo/' },
      { text: 'MLOps', href: '/repo/mo/' },
    ],
    sidebar,
    toc: [{ text: 'О курсе', href: '#о-курсе', children: [{ text: 'Цели', href: '#цели', children: [] }] }],
    search: {
      module: '/repo/assets/kafedra/search/search-00000000.js',
      catalogue: '/repo/',
      portable: false,
    },
    source: {
      modified: { iso: '2026-01-02T23:30:00+03:00', text: '2 января 2026 г.' },
      editHref: `https://example.org/source/edit/main/content${url}`,
    },
    footer: { siteTitle: 'Кафедра', author: 'А. Петров', repository: 'https://example.org/source' },
    script: { html: 'document.title' },
    labels,
  };
}

const sidebar: BaseView['sidebar'] = {
  lang: 'ru',
  title: 'MLOps',
  href: '/repo/mo/',
  entries: [
    {
      text: 'Модель',
      href: '/repo/mo/model/',
      planned: false,
      children: [{ text: 'Интеграция', href: '/repo/mo/integration/', planned: false, children: [] }],
    },
    {
      text: 'Сервис',
      planned: false,
      children: [{ text: 'Мониторинг', planned: true, children: [] }],
    },
  ],
};

const slides: ResourceView = {
  kind: 'slides',
  text: 'Слайды',
  href: '/repo/assets/1.pdf',
  external: false,
  context: 'Лекция: Куда встраивать модель',
};

const content: readonly ContentPart[] = [
  { kind: 'html', html: '<h2 id="о-курсе">О курсе</h2><p>Текст с <em>разметкой</em>.</p>' },
  {
    kind: 'features',
    features: [
      { title: 'Университет', html: 'Курс <b>читается</b> здесь', image: '/repo/a.png', alt: 'Герб' },
    ],
  },
  { kind: 'heading', id: 'программа-курса', text: 'Программа курса' },
  {
    kind: 'syllabus',
    syllabus: {
      columns: [
        { key: 'document', label: 'Методичка' },
        { key: 'slides', label: 'Слайды' },
      ],
      lessons: [
        {
          moduleTitle: 'Модель',
          number: '1',
          title: 'Интеграция',
          href: '/repo/mo/integration/',
          planned: false,
          sections: [
            {
              title: 'Лекция: Куда встраивать модель',
              kind: 'lecture',
              isKindInTitle: false,
              planned: false,
              cells: [{ label: 'Методичка' }, { label: 'Слайды', resource: slides }],
            },
            {
              title: 'Практика',
              isKindInTitle: false,
              planned: true,
              cells: [{ label: 'Методичка' }, { label: 'Слайды' }],
            },
          ],
        },
        { number: '2', title: 'Мониторинг', planned: true, sections: [] },
      ],
    },
  },
  { kind: 'heading', id: 'тематический-план', text: 'Тематический план' },
  {
    kind: 'plan',
    plan: {
      topics: [{ html: 'Сериализация: <code>pickle</code>' }],
      table: {
        columns: ['Лекция', 'Практика'],
        modules: [
          {
            title: 'Модель',
            hours: ['2', '4', '6'],
            lessons: [
              { title: 'Интеграция', href: '/repo/mo/integration/', planned: false, hours: ['2', '4', '6'] },
              { title: 'Мониторинг', planned: true, hours: ['', '', ''] },
            ],
          },
        ],
        total: ['2', '4', '6'],
      },
    },
  },
];

const sections: readonly LessonSection[] = [
  {
    id: 'лекция',
    title: 'Лекция: Куда встраивать модель',
    kind: 'lecture',
    hours: '2 часа',
    planned: false,
    overview: [{ kind: 'html', html: '<p>Три места.</p>' }],
    video: {
      key: 'youtube:dQw4w9WgXcQ',
      title: 'Лекция: Куда встраивать модель',
      isTitled: false,
      player: '/repo/assets/kafedra/player-00000000.js',
      recordings: [
        {
          host: 'youtube',
          hostLabel: 'YouTube',
          watch: 'Смотреть на YouTube',
          href: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
          embed: 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
          captions: [],
        },
        {
          host: 'file',
          hostLabel: 'Видеофайл',
          watch: 'Смотреть запись',
          href: '/repo/assets/a.mp4',
          captions: [{ lang: 'ru', label: 'Русский', href: '/repo/assets/a.vtt' }],
        },
      ],
    },
    resources: [slides],
    additional: [{ kind: 'link', text: 'Документация', href: 'https://example.org/', external: true }],
  },
  {
    id: 'практика',
    title: hostile,
    planned: true,
    overview: [],
    resources: [],
    additional: [],
  },
];

const progress: ProgressView = { course: '/repo/mo/', lessons: ['/repo/mo/intro/', '/repo/mo/integration/'] };

/** By name of the layout. */
export const exampleViews: Readonly<Record<string, View>> = {
  home: {
    ...base('/', 'Курсы'),
    sidebar: undefined,
    breadcrumbs: [],
    toc: [],
    kind: 'home',
    content: [{ kind: 'html', html: '<p>Добро пожаловать.</p>' }],
    courses: [
      {
        title: 'MLOps',
        href: '/repo/mo/',
        code: 'MO',
        lessons: '2 занятия',
        modules: ['Модель'],
        progress,
        lang: 'ru',
      },
    ],
  },
  course: {
    ...base('/mo/', 'MLOps'),
    kind: 'course',
    code: 'MO',
    summary: '2 занятия · 6 часов',
    print: { text: 'Весь курс для печати', href: '/repo/mo/print/' },
    progress,
    content,
  },
  module: {
    ...base('/mo/model/', 'Модель'),
    kind: 'module',
    summary: '1 занятие',
    content: [],
    next: { text: 'Интеграция', href: '/repo/mo/integration/' },
  },
  lesson: {
    ...base('/mo/integration/', 'Интеграция'),
    kind: 'lesson',
    partOf: 'Модель',
    number: '1',
    sections,
    content: [{ kind: 'html', html: '<h2 id="о-курсе">Текст</h2><p>Текст.</p>' }],
    previous: { text: 'Введение', href: '/repo/mo/intro/' },
    next: { text: hostile, href: '/repo/mo/next/' },
  },
  print: {
    ...base('/mo/print/', 'MLOps'),
    sidebar: undefined,
    search: undefined,
    toc: [],
    kind: 'print',
    code: 'MO',
    summary: '2 занятия · 6 часов',
    contents: [
      {
        text: 'Модель',
        href: '#/mo/model',
        planned: false,
        children: [{ text: hostile, href: '#/mo/integration', planned: false, children: [] }],
      },
    ],
    parts: [
      {
        kind: 'course',
        url: '/mo/',
        title: 'MLOps',
        shift: 0,
        html: '<div class="prose"><p>О курсе.</p></div>',
      },
      { kind: 'module', title: hostile, shift: 1, html: '' },
      {
        kind: 'lesson',
        url: '/mo/integration/',
        id: '/mo/integration',
        title: 'Интеграция',
        shift: 2,
        html: '<h3>Интеграция</h3>',
      },
    ],
  },
  page: {
    ...base('/about/', 'О кафедре'),
    sidebar: undefined,
    kind: 'page',
    content: [{ kind: 'html', html: '<p>Текст.</p>' }],
  },
  chapter: {
    ...base('/mo/chapter/', 'Глава'),
    // It stands in the text.
    toc: [],
    kind: 'chapter',
    content: [{ kind: 'toc', toc: [{ text: 'Цели', href: '#цели', children: [] }] }],
  },
  404: {
    ...base('/404.html', 'Страница не найдена'),
    head: { ...base('/404.html', 'Страница не найдена').head, noindex: true, canonical: undefined },
    sidebar: undefined,
    breadcrumbs: [],
    toc: [],
    kind: '404',
    courses: [
      { title: 'MLOps', href: '/repo/mo/', lessons: '2 занятия', modules: ['Модель'], progress, lang: 'ru' },
    ],
  },
};
