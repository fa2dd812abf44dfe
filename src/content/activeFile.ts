/** Files that a browser or a server would run: known by their ending, and by how they begin. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { error, type Problem } from '../course/problem.ts';
import { mapBounded } from './bounded.ts';
import { limits } from './limits.ts';
import { unreadable } from './readFile.ts';
import type { FoundFile } from './walk.ts';

/** What an active file is, as the report says it. */
type ActiveKind = 'script' | 'page' | 'picture' | 'program';

const endings: ReadonlyMap<string, ActiveKind> = new Map([
  ...kinds('script', 'js mjs cjs jsx vbs wasm htc hta swf jar class xap'),
  ...kinds(
    'page',
    'html htm xhtml xht shtml shtm mht mhtml xml xsl xslt xsd rdf rss atom mml mathml xul svc wsdl',
  ),
  ...kinds('picture', 'svg svgz'),
  ...kinds(
    'program',
    'php phtml phar php3 php4 php5 asp aspx ashx jsp jspx cgi cfm htaccess appcache webmanifest',
  ),
]);

/** How many bytes of a file a browser looks at when it guesses what the file is (WHATWG, MIME Sniffing). */
const sniffed = 1445;

/** Beginnings that browsers take for HTML or XML, after white space. */
const beginnings: readonly (readonly [RegExp, ActiveKind])[] = [
  [/^(?:<\?xml[^>]*>|<!--[\s\S]*?-->|<!doctype svg[^>]*>|\s)*<svg[\s>/]/i, 'picture'],
  [
    /^<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|xml|xsl:\w+)[\s/>]/i,
    'page',
  ],
  [/^<(?:!--|!doctype|\?xml)/i, 'page'],
];

function kinds(kind: ActiveKind, names: string): (readonly [string, ActiveKind])[] {
  return names.split(' ').map((name) => [name, kind]);
}

/** Finds the files that must not be published for somebody who is not trusted; each is a problem of its own. */
export async function findActiveFiles(files: readonly FoundFile[]): Promise<Problem[]> {
  const found = await mapBounded(files, limits.openFiles, async ({ file, path }) => {
    const place = { file, line: 1, column: 1 };
    try {
      const kind = kindByName(file) ?? kindByContent(await beginning(path));
      return kind === undefined ? undefined : error('untrusted-asset', place, { kind });
    } catch (failure) {
      const reason = (failure as NodeJS.ErrnoException).code;
      if (reason === undefined) throw failure;
      return unreadable(place, reason);
    }
  });
  return found.filter((problem) => problem !== undefined);
}

function kindByName(file: string): ActiveKind | undefined {
  // Some file systems and servers drop dots and spaces at the end.
  const name = file.replace(/[\s.]+$/, '').toLowerCase();
  return endings.get(name.slice(name.lastIndexOf('.') + 1));
}

function kindByContent(bytes: Uint8Array): ActiveKind | undefined {
  const text = textOf(bytes).trimStart();
  return beginnings.find(([pattern]) => pattern.test(text))?.[1];
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const littleEndian = first === 0xff && second === 0xfe;
  if (littleEndian || (first === 0xfe && second === 0xff))
    return new TextDecoder(littleEndian ? 'utf-16le' : 'utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

async function beginning(path: string): Promise<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const bytes = new Uint8Array(sniffed);
    const { bytesRead } = await handle.read(bytes, 0, sniffed, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
