/** Boxes as GitHub writes them, `> [!NOTE]`, become boxes of Kafedra. */
import type { TellAt } from '../finding.ts';
import { codeRanges, isWithin } from '../textMask.ts';

const boxes: Readonly<Record<string, string>> = {
  note: 'note',
  important: 'note',
  tip: 'tip',
  warning: 'warning',
  caution: 'danger',
};

/** Converts the boxes of a text; `line` is where it starts in its file. */
export function convertAlerts(text: string, tell: TellAt, line: number): string {
  if (!/^> *\[!/m.test(text)) return text;
  const code = codeRanges(text);
  const rows = text.split('\n');
  const result: string[] = [];
  let offset = 0;
  let open = false;
  for (const [index, row] of rows.entries()) {
    const name = isWithin(code, offset)
      ? undefined
      : boxes[/^> *\[!(\w+)\][ \t]*$/.exec(row)?.[1]?.toLowerCase() ?? ''];
    offset += row.length + 1;
    if (open && (name !== undefined || !row.startsWith('>'))) {
      result.push(':::');
      open = false;
    }
    if (name !== undefined) {
      result.push(`:::${name}`);
      tell('converted', 'box', line + index, { what: name });
      open = true;
    } else result.push(open ? row.replace(/^> ?/, '') : row);
  }
  if (open) result.push(':::');
  return result.join('\n');
}
