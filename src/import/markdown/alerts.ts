/** Boxes as GitHub and Obsidian write them, `> [!NOTE]` and `> [!tip]- Title`, become boxes of Kafedra. */
import type { TellAt } from '../finding.ts';
import { codeRanges, isWithin } from '../textMask.ts';

/** Every other name is a note, as Obsidian has it. */
const boxes: Readonly<Record<string, readonly string[]>> = {
  tip: ['tip', 'hint', 'success', 'check', 'done'],
  warning: ['warning', 'attention'],
  danger: ['caution', 'danger', 'error', 'failure', 'fail', 'missing', 'bug'],
};

/** The name, whether the box is folded at first, and its title. */
const opening = /^> *\[!([\p{L}\d_-]+)(?:\|[^\]\n]*)?\]([+-]?)(?:[ \t]+(\S.*?))?[ \t]*$/u;

/** Converts the boxes of a text; `line` is where it starts in its file. */
export function convertAlerts(text: string, tell: TellAt, line: number): string {
  if (!/^> *\[!/m.test(text)) return text;
  const code = codeRanges(text);
  const rows = text.split('\n');
  const result: string[] = [];
  let offset = 0;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as string;
    const alert = isWithin(code, offset) ? null : opening.exec(row);
    offset += row.length + 1;
    if (alert === null) {
      result.push(row);
      continue;
    }
    const [, kind = '', fold, title] = alert;
    const first = index + 1;
    for (; isInside(rows[index + 1]); index++) offset += (rows[index + 1] as string).length + 1;
    const inner = rows.slice(first, index + 1).map((other) => other.replace(/^> ?/, ''));
    const body = convertAlerts(inner.join('\n'), tell, line + first);
    const name = fold === '-' ? 'details' : boxOf(kind);
    const longest = Math.max(2, ...[...body.matchAll(/^:{3,}/gm)].map(([colons]) => colons.length));
    const colons = ':'.repeat(longest + 1);
    result.push(`${colons}${name}${title === undefined ? '' : ` ${title}`}`);
    if (inner.length > 0) result.push(body);
    result.push(colons);
    tell('converted', 'box', line + first - 1, { what: name });
  }
  return result.join('\n');
}

/** Whether a line belongs to the box above it: another box begins one of its own. */
function isInside(row: string | undefined): boolean {
  return row?.startsWith('>') === true && !opening.test(row);
}

function boxOf(kind: string): string {
  return Object.keys(boxes).find((name) => boxes[name]?.includes(kind.toLowerCase())) ?? 'note';
}
