/** The Content-Security-Policy of a finished page: what stands in it is allowed, and nothing else. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withoutPolicy, withPolicy } from '../../src/output/policy.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A page as the layouts print it; `written` is what a layout says in the tag itself. */
const page = (body: string, { head = '', written = '' } = {}) =>
  `<!doctype html><html><head><meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${written}">\n${head}</head><body>${body}</body></html>`;

/** The directives of a page's policy. */
function policyOf(html: string, { untrusted = false, portable = false } = {}): Record<string, string[]> {
  const [, content = ''] =
    /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(
      withPolicy(html, { untrusted, portable }),
    ) ?? [];
  return Object.fromEntries(
    content.split(';').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

test('a page that holds nothing may fetch from its own site, and pictures and recordings over https', () => {
  expect(policyOf(page('<p>Text.</p>'))).toEqual({
    'default-src': ["'self'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'https:', 'data:'],
    'media-src': ["'self'", 'https:', 'data:'],
    'form-action': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
  });
});

describe('scripts and styles in the page', () => {
  test('are allowed by the hash of their text, wherever they stand', () => {
    const head = '<script>a()</script><style>p{}</style>';
    const policy = policyOf(page('<script type="module">b()</script>', { head }));
    expect(policy['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'", hash('a()'), hash('b()')]);
    expect(policy['style-src']).toEqual(["'self'", hash('p{}')]);
  });

  test('are hashed as browsers read them: every line break is a line feed', () => {
    const head = '<script>a()\r\nb()\rc()</script>';
    expect(policyOf(page('', { head }))['script-src']).toContain(hash('a()\nb()\nc()'));
  });

  test('that are data need no hash', () => {
    const head = '<script type="application/ld+json">{}</script><script type="text/template">x</script>';
    expect(policyOf(page('', { head }))['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  });

  test('are no others than those in the head where a stranger wrote the text', () => {
    const html = page('<script>evil()</script><iframe src="https://evil.example/"></iframe>', {
      head: '<script>a()</script>',
    });
    const policy = policyOf(html, { untrusted: true });
    expect(policy['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'", hash('a()')]);
    expect(policy).not.toHaveProperty('frame-src');
  });
});

describe('what a layout of the site brings from elsewhere is allowed', () => {
  test.each([
    ['<script src="https://a.example/x.js"></script>', 'script-src', 'https://a.example'],
    ['<script async src=//a.example/x.js></script>', 'connect-src', 'https://a.example'],
    ['<link rel="stylesheet" href="https://a.example/x.css">', 'style-src', 'https://a.example'],
    ['<iframe src="https://a.example/embed?x=1"></iframe>', 'frame-src', 'https://a.example'],
    ['<form action="https://a.example/"></form>', 'form-action', 'https://a.example'],
    ['<object data="/assets/a.pdf"></object>', 'object-src', "'self'"],
    ['<embed src="https://a.example/a.pdf">', 'object-src', 'https://a.example'],
    ['<img src="http://a.example/a.png" alt="">', 'img-src', 'http:'],
    ['<style>@font-face{src:url("https://a.example/a.woff2")}</style>', 'font-src', 'https://a.example'],
  ])('%s', (body, directive, source) => {
    const sources = policyOf(page(body))[directive];
    expect(sources).toContain(source);
    expect(sources).not.toContain("'none'");
    expect(policyOf(page('<p>'))[directive] ?? []).not.toContain(source);
  });

  test('a link to another site is not taken for something that is fetched', () => {
    const body = '<a href="https://a.example/">a</a><link rel="canonical" href="https://a.example/">';
    expect(policyOf(page(body))).toEqual(policyOf(page('')));
  });
});

test('attributes with styles are allowed on the pages that have some', () => {
  expect(policyOf(page('<td style="color: red">'))['style-src-attr']).toEqual(["'unsafe-inline'"]);
  expect(policyOf(page('<code>&lt;p style="x"&gt;</code>'))).not.toHaveProperty('style-src-attr');
});

describe('what a layout writes in the tag', () => {
  test('is allowed besides', () => {
    const policy = policyOf(
      page('', { written: 'connect-src https://a.example; frame-src https://b.example' }),
    );
    expect(policy['connect-src']).toEqual(["'self'", 'https://a.example']);
    expect(policy['frame-src']).toEqual(["'self'", 'https://b.example']);
  });

  test('may free all styles: then no hash takes that back', () => {
    const html = page('<p style="x">', { written: "style-src 'unsafe-inline'", head: '<style>p{}</style>' });
    expect(policyOf(html)['style-src']).toEqual(["'self'", "'unsafe-inline'"]);
  });
});

test('a page from a folder may fetch from folders', () => {
  const policy = policyOf(page('<script>a()</script>'), { portable: true });
  for (const directive of ['default-src', 'script-src', 'style-src', 'img-src']) {
    expect(policy[directive]).toEqual(expect.arrayContaining(["'self'", 'file:']));
  }
});

test('a page without the tag stays as it is, and a server may leave it out', () => {
  const html = '<html><head></head><body><script>a()</script></body></html>';
  expect(withPolicy(html, { untrusted: false, portable: false })).toBe(html);
  expect(withoutPolicy(page('<p>'))).not.toContain('Content-Security-Policy');
});
