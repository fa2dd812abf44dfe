/** What a stranger writes comes out in a report as text: it gives no orders to GitHub, and none to a terminal. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kafedra } from '../builds/kafedra.ts';
import { frame, inFolder, writeSite } from './site.ts';

/** Orders to GitHub's runner, and to terminals. */
const orders: readonly string[] = [
  '::error file=a,line=1::forged',
  '\n::error::forged',
  '\r\n::warning::forged',
  '%0A::error::forged',
  '%0D%0A::set-output name=x::forged',
  '\n::add-mask::a',
  '\n::stop-commands::x',
  '\n::set-env name=PATH::/tmp',
  '\n::add-path::/tmp',
  '\n::save-state name=x::y',
  '\n::group::x',
  '\n::debug::x',
  '\n##[error]forged',
  '##[command]forged',
  '\n##[set-output name=x]y',
  '\u2028::error::forged',
  '\u0085::error::forged',
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\',
  '\u009b31mred',
  '\u001b[2J\u001b[H',
  '\b\b\b\b\b',
  '\u202eforged',
  '\u2066::error::forged\u2069',
  'x\r::error::forged',
  '\u007f\u0000',
];

/** Files that bring an order into a message: as a value, a key, a line of the code frame, an address. */
function filesWith(order: string): Record<string, string> {
  const quoted = JSON.stringify(order);
  const plain = order.replace(/[\0\r\n\u0085\u2028]/g, ' ');
  return {
    ...frame,
    'content/ml/01-a.md': `---\ntitle: ${quoted}\n${quoted}: a\nlayout: ${quoted}\npermalink: ${quoted}\nlang: ${quoted}\n---\n[a](</x${plain}>)\n\n:::${plain}\n`,
    'content/ml/02-b.md': `---\ntitle: Б\nsections:\n  - title: ${quoted}\n    video: ${quoted}\n    document: ${quoted}\n    kind: ${quoted}\n---\n<p id="${plain}">a</p><p id="${plain}">b</p>\n\n<script>${plain}</script>\n`,
    'content/ml/03-c.md': `---\ntitle: "${plain.replaceAll('"', '').replaceAll('\\', '')}\n---\n`,
    '_data/navigation.yml': `ml:\n  - title: ${quoted}\n    url: ${quoted}\n${quoted}: a\n`,
  };
}

/** Names of files may hold nearly everything, too. */
const names = orders.filter((order) => !/[/\0]/.test(order));

async function checkAll(format: string): Promise<string> {
  return inFolder(async (root) => {
    for (const [i, order] of orders.entries()) {
      for (const [file, text] of Object.entries(filesWith(order))) {
        const target = file.startsWith('_data') ? file : file.replace('content/ml/', `content/ml${i}/`);
        if (!file.startsWith('_data') || i === 0) writeSite(root, { [target]: text });
      }
      writeSite(root, { [`content/ml${i}/index.md`]: '---\ntitle: К\n---\n' });
    }
    for (const name of names) {
      const path = join(root, 'content/ml1', `${name}.md`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, '---\ntitel: x\n---\n');
    }
    const { stdout, stderr, code } = await kafedra(['check', '--root', root, '--format', format], {
      NO_COLOR: '',
    });
    expect({ code, defect: code === 70 ? stderr.slice(-2000) : '' }).toEqual({ code: 1, defect: '' });
    return stdout + stderr;
  });
}

describe.each(['pretty', 'github', 'json', 'sarif'])('with --format %s', (format) => {
  test('no text or file name gives an order, colours the terminal or hides what is around it', async () => {
    const output = await checkAll(format);
    expect(output.length).toBeGreaterThan(10_000);
    // Control characters other than line breaks, and marks that separate lines or turn the direction of writing.
    const acting = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;
    expect([...output].filter((character) => character !== '\n' && acting.test(character))).toEqual([]);
    const lines = output.split('\n');
    const commands = lines.filter((line) => /^\s*(?:::|##\[)/.test(line) || line.includes('##['));
    if (format !== 'github') {
      expect(commands).toEqual([]);
      return;
    }
    // Nothing but annotations, each with our own file, place and code.
    const annotation =
      /^::(?:error|warning) file=[^,]*,line=\d+,col=\d+,title=[a-z-]+::(?!.*(?:%0A|%0D|\s)::[a-z]).*$/;
    expect(lines.filter((line) => line !== '' && !annotation.test(line))).toEqual([]);
  });
});

test('a failure that names a file of the author gives no order either', async () => {
  await inFolder(async (root) => {
    const name = 'x\n::error::forged\u001b[31m'.slice(0, 200);
    writeSite(root, { ...frame, [`assets/${name}`]: 'x' });
    // A folder where a file must go: the build cannot write it.
    const output = join(root, 'out');
    const { stdout, stderr } = await kafedra(['build', '--root', root, '--output', output]);
    expect(stdout + stderr).not.toMatch(/^::error/m);
    expect((stdout + stderr).includes('\u001b')).toBe(false);
  });
});
