/** Liquid of a page, and what becomes of it. */
import { describe, expect, test } from 'vitest';
import { type Data, dataMap } from '../../src/import/data.ts';
import type { Finding } from '../../src/import/finding.ts';
import { convertLiquid } from '../../src/import/liquid/convert.ts';
import { Scope } from '../../src/import/liquid/expression.ts';

const lesson = (title: string, weight: number, group: string) =>
  dataMap([
    ['title', title],
    ['url', `/ml/${weight}/`],
    ['weight', weight],
    ['group', group],
    ['collection', 'ml'],
    ['file', `_ml/${weight}.md`],
    ['sections', [dataMap([['title', 'Лекция']])]],
  ]);

const site = dataMap([
  ['baseurl', ''],
  ['title', 'Кафедра'],
  ['ml', [lesson('Б', 2, 'a'), lesson('А', 1, 'b')]],
  [
    'data',
    dataMap([
      [
        'links',
        [
          dataMap([
            ['name', 'x'],
            ['url', '/x/'],
          ]),
        ],
      ],
    ]),
  ],
]);

function convert(
  source: string,
  options: {
    includes?: Record<string, string>;
    page?: [string, Data][];
    isCourse?: boolean;
    isElsewhere?: boolean;
  } = {},
) {
  const findings: Omit<Finding, 'file'>[] = [];
  const page = dataMap([['title', 'Страница'], ['tags', ['a', 'b']], ...(options.page ?? [])]);
  const converted = convertLiquid(source, 10, {
    page,
    scope: new Scope([
      ['site', site],
      ['page', page],
    ]),
    tell: (group, code, line, values = {}) => findings.push({ group, code, line, values }),
    include: (name) => options.includes?.[name],
    addressOf: (name) => (name === '_ml/1.md' ? '/ml/1/' : undefined),
    isCoursePageOf: () => options.isCourse ?? false,
    isInCourseOf: () => options.isElsewhere !== true,
    site: { url: 'https://example.org', baseurl: '/base' },
  });
  return { ...converted, findings, codes: findings.map(({ code }) => code) };
}

describe('what is settled is written out', () => {
  test.each([
    ['[x]({{ site.baseurl }}/a/)', '[x](/a/)'],
    ['[x]({{ site.url }}{{ site.baseurl }}/a/)', '[x](/a/)'],
    ['See {{ site.url }}{{ site.baseurl }}/a/.', 'See https://example.org/base/a/.'],
    ['{{ "/a/" | relative_url }} {{ "b" | absolute_url }}', '/a/ /b'],
    ['{{ "/a.png" | prepend: site.baseurl }}', '/a.png'],
    ['[x]({% link _ml/1.md %})', '[x](/ml/1/)'],
    ['{{ page.title | upcase | append: "!" }}', 'СТРАНИЦА!'],
    ['{{ page.missing }}{{ page.missing | default: "d" }}', 'd'],
    ['{% assign a = "x,y" | split: "," %}\n{{ a | join: "+" }}', 'x+y'],
    ['{% if page.title == "Страница" and site.title %}yes{% else %}no{% endif %}', 'yes'],
    ['{% unless page.tags contains "a" %}yes{% else %}no{% endunless %}', 'no'],
    ['{% case page.tags.size %}{% when 1 %}one{% when 2, 3 %}few{% endcase %}', 'few'],
    [
      '{% for t in page.tags %}{{ forloop.index }}{{ t }}{% unless forloop.last %}, {% endunless %}{% endfor %}',
      '1a, 2b',
    ],
    ['{% for t in page.none %}x{% else %}none{% endfor %}', 'none'],
    ['{% for l in site.data.links %}[{{ l.name }}]({{ l.url }}){% endfor %}', '[x](/x/)'],
    ['{% raw %}{{ x }}{% endraw %}', '{{ x }}'],
    ['a {%- if true -%} b {%- endif %} c', 'ab c'],
    ['{% comment %}a -- b{% endcomment %}', '<!--a -- b-->'],
    [
      '{% highlight py linenos %}\nprint("{{ site.title }}")\n{% endhighlight %}',
      '```py\nprint("Кафедра")\n```',
    ],
    ['{% capture n %}**{{ page.title }}**{% endcapture %}\n{{ n | markdownify }}', '**Страница**'],
    ['a\n{% assign x = 1 %}\nb', 'a\nb'],
  ])('%s', (source, text) => {
    expect(convert(source).text).toBe(text);
  });
});

describe('what nobody can work out stays, and is told with its line', () => {
  test.each([
    ['a\n{{ student.name }}', 'liquid-left', 11],
    ['{% cycle "a", "b" %}', 'liquid-left', 10],
    ['a\n\n{% if user.x %}b{% endif %}', 'liquid-left', 12],
    ['{% include missing.html %}', 'liquid-left', 10],
    ['{{ page.title | my_filter }}', 'liquid-left', 10],
    ['{% if page.title %}never closed', 'liquid-left', 10],
    ['{{ never closed', 'liquid-fault', 10],
    ['```\n{{ user.name }}\n```', 'liquid-in-code', 11],
  ])('%s', (source, code, line) => {
    const { text, findings } = convert(source);
    expect(text).toBe(source);
    expect(findings).toMatchObject([{ code, line }]);
  });

  test('a loop that holds it stays whole, and is told once', () => {
    const source = '{% for l in site.ml %}{{ l.title }} {{ user.name }}{% endfor %}';
    expect(convert(source).text).toBe(source);
    expect(convert(source).codes).toEqual(['liquid-left']);
  });

  test('but what stands in an HTML comment is nobody’s business', () => {
    const source = '<!-- {{ user.name }} {% if x %} -->';
    expect(convert(source)).toMatchObject({ text: source, codes: [] });
  });
});

describe('includes', () => {
  test('of the theme are directives, figures, videos and frames', () => {
    expect(convert('{% include feature_row id="fu" %}').text.trim()).toBe('::features{from=fu}');
    expect(convert('a\n{% include feature_row %}\nb').text).toBe('a\n\n::features{from=feature_row}\n\nb');
    expect(convert('{% include figure image_path="/a.png" alt="A" caption="C" %}').text.trim()).toBe(
      '![A](/a.png "C")',
    );
    expect(convert('{% include video id="76979871" provider="vimeo" %}').text.trim()).toBe(
      '::video{url="https://vimeo.com/76979871"}',
    );
    expect(
      convert('{% include responsive-embed url="//www.youtube.com/embed/dQw4w9WgXcQ" %}').text,
    ).toContain('::video{url="https://www.youtube.com/embed/dQw4w9WgXcQ"}');
    expect(convert('{% include video id="1aB" provider="google-drive" %}').text).toContain(
      '<iframe src="https://drive.google.com/file/d/1aB/preview"',
    );
    expect(convert('{% include video id="abc" provider="vimeo" %}').codes).toEqual(['liquid-left']);
    expect(convert('{% include video id="a&quot;b" provider="vimeo" %}').codes).toEqual(['liquid-left']);
    const gallery: [string, Data][] = [
      [
        'gallery',
        [
          dataMap([
            ['image_path', '/a.png'],
            ['url', '/b.png'],
          ]),
        ],
      ],
    ];
    expect(convert('{% include gallery %}', { page: gallery }).text.trim()).toBe('[![](/a.png)](/b.png)');
  });

  test('of the site are written out with their parameters', () => {
    const includes = { 'hint.html': '<b>{{ include.text }}</b>' };
    expect(convert('{% include hint.html text="x" %}', { includes }).text).toBe('<b>x</b>');
    expect(convert('{% include hint.html text=page.title %}', { includes }).text).toBe('<b>Страница</b>');
  });

  test('that include themselves end', () => {
    const includes = { 'a.html': 'a{% include a.html %}' };
    expect(convert('{% include a.html %}', { includes }).text).toBe('{% include a.html %}');
  });
});

describe('the syllabus', () => {
  const table = (cells: string, list = 'site.ml') =>
    `# x\n\n<table>\n{% for p in ${list} %}<tr><td>{{ forloop.index }} {{ p.title }}</td></tr>{% for s in p.sections %}<tr>${cells}</tr>{% endfor %}{% endfor %}\n</table>\n\nend`;

  test('has the columns of the table in their order, without those in comments', () => {
    const { text, syllabus, findings } = convert(
      table(
        '<td>{{ s.slides }}</td><td>{% if s.document %}x{% endif %}</td><!-- <td>{{ s.test }}</td> --><td>{{ s.youtube }}</td>',
      ),
    );
    expect(text).toBe('# x\n\n::syllabus\n\nend');
    expect(syllabus).toMatchObject({ columns: ['slides', 'document', 'video'], isNumbered: true });
    expect(findings).toMatchObject([{ code: 'syllabus', values: { hidden: 'test' } }]);
  });

  test('has the order of a list that was sorted before', () => {
    const { syllabus } = convert(
      `{% assign all = site.ml | sort: "weight" %}${table('<td>{{ s.slides }}</td>', 'all')}`,
    );
    expect(syllabus?.files).toEqual(['_ml/1.md', '_ml/2.md']);
  });

  test('takes the place of a table in Markdown with its head, also where the list is named in between', () => {
    const rows =
      '{% for p in all %}| {{ p.title }} |{% for s in p.sections %} {{ s.slides }}{% endfor %} |\n{% endfor %}';
    const { text, syllabus } = convert(
      `# x\n\n| Lesson | Slides |\n|---|---|\n{% assign all = site.ml | sort: "weight" %}${rows}\nend {{ all | size }}`,
    );
    expect(text).toBe('# x\n\n::syllabus\n\nend 2');
    expect(syllabus?.files).toEqual(['_ml/1.md', '_ml/2.md']);
  });

  test('is none over a part of the lessons: that is written out', () => {
    const { text, syllabus } = convert(
      table('<td>{{ s.title }}</td>', 'site.ml | where: "group", "a"')
        .replace('{% for p in', '{% assign some =')
        .replace(' %}', ' %}{% for p in some %}'),
    );
    expect(syllabus).toBeUndefined();
    expect(text).toContain('<td>1 Б</td>');
    expect(text).not.toContain('А');
  });

  test('is none on a page outside the course: that is written out', () => {
    const { text, syllabus } = convert(table('<td>{{ s.title }}</td>'), { isElsewhere: true });
    expect(syllabus).toBeUndefined();
    expect(text).toContain('<td>1 Б</td>');
  });

  test('tells a column that there is none for', () => {
    expect(convert(table('<td>{{ s.colab }}</td>')).codes).toContain('syllabus-column');
  });

  test('may be a list of links on the course page, and elsewhere is written out', () => {
    const list =
      '<ul>\n{% for p in site.ml %}<li><a href="{{ p.url }}">{{ p.title }}</a></li>{% endfor %}\n</ul>';
    expect(convert(list, { isCourse: true }).text.trim()).toBe('::syllabus');
    expect(convert(list).text).toContain('<li><a href="/ml/2/">Б</a></li><li><a href="/ml/1/">А</a></li>');
  });
});

describe('hostile Liquid', () => {
  test('ends: loops in loops, nests of blocks, values that double', () => {
    const loops =
      '{% for a in (1..900) %}{% for b in (1..900) %}{% for c in (1..900) %}x{% endfor %}{% endfor %}{% endfor %}';
    expect(convert(loops).text).toBe(loops);
    const nest = '{% if true %}'.repeat(20_000);
    expect(convert(nest).text).toContain('{% if true %}');
    const doubling = `{% assign a = "xx" %}${'{% assign a = a | append: a %}'.repeat(60)}{{ a }}`;
    expect(convert(doubling).text.length).toBeLessThan(10_000_000);
  });

  test('reaches nothing of ours', () => {
    for (const source of [
      '{{ page.constructor }}',
      '{{ site.__proto__.x }}',
      '{{ page | constructor }}',
      '{{ "a".constructor.constructor }}',
    ])
      expect(convert(source).text).not.toContain('function');
  });
});

describe('a table over the lessons that is not simply one row each', () => {
  const table = (inner: string) =>
    `<table>{% for l in site.ml %}${inner}{% for s in l.sections %}<tr><td>{{ s.title }}</td></tr>{% endfor %}`;

  test('names the lessons that a condition kept out of it', () => {
    const source = `${table('{% unless l.weight == 2 %}<tr><td>{{ l.url }}</td></tr>')}{% endunless %}{% endfor %}</table>`;
    const { text, findings } = convert(source);
    expect(text.trim()).toBe('::syllabus');
    expect(findings.filter(({ code }) => code === 'syllabus-hidden')).toEqual([
      {
        group: 'human',
        code: 'syllabus-hidden',
        line: 10,
        values: { title: 'Б', what: '{% unless l.weight == 2 %}' },
      },
    ]);
  });

  test('names what it said of a lesson that no column is for', () => {
    const { findings } = convert(
      `${table('<tr><td>{{ l.title }} {{ l.date }}</td></tr>')}{% endfor %}</table>`,
    );
    expect(findings.filter(({ code }) => code === 'syllabus-column').map(({ values }) => values.key)).toEqual(
      ['date'],
    );
  });
});
