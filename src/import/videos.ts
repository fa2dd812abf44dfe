/** Videos of the old site: frames of the hosts that Kafedra knows become `::video`, which asks no host before a click. */
import { parseVideo } from '../course/video.ts';
import type { TellAt } from './finding.ts';
import { codeRanges, commentRanges, isWithin, lineAt } from './textMask.ts';

const here = { file: '', line: 1, column: 1 };

/** A line that shows the video at an address; nothing where its host is none that Kafedra knows. */
export function videoLine(address: string, title?: string): string | undefined {
  const url = address.trim().replace(/^\/\//, 'https://').replaceAll('&amp;', '&');
  if (!/^https?:\/\/[^\s"'<>{}]+$/.test(url) || !('video' in parseVideo(url, here))) return undefined;
  const words = title?.replace(/[\s"{}]+/g, ' ').trim() ?? '';
  return `::video{url="${url}"${words === '' ? '' : ` title="${words}"`}}`;
}

/** A frame alone on its lines, also within the boxes that only keep its proportions. */
const frame =
  /^[ \t]*((?:<(?:div|p|center|figure)\b[^<>]*>\s*){0,3})<iframe\b([^<>]*)>\s*(?:<\/iframe>)?\s*((?:<\/(?:div|p|center|figure)>\s*){0,3})$/gim;

/** Converts the frames of a text that stand on lines of their own. */
export function convertFrames(text: string, tell: TellAt, line: number): string {
  if (!/<iframe\b/i.test(text)) return text;
  const code = codeRanges(text);
  const kept = [...code, ...commentRanges(text, code)].sort((a, b) => a.begin - b.begin);
  return text.replace(
    frame,
    (whole: string, before: string, attributes: string, after: string, at: number) => {
      const converted = videoLine(attribute(attributes, 'src') ?? '', titleOf(attributes));
      const isWhole = before.split('<').length === after.split('<').length;
      const isAlone = isWhole || (after === '' && /\n\s*$/.test(before));
      if (!isAlone || converted === undefined || isWithin(kept, at)) return whole;
      tell('converted', 'frame', line + lineAt(text, at + whole.search(/\S/)), { what: converted });
      // Among other things of a box it stands on the line of the frame.
      if (!isWhole) return `${before}${converted}${/\s*$/.exec(whole)?.[0]}`;
      return `\n${converted}\n\n`;
    },
  );
}

/** Titles that the hosts themselves put into the code of their frames say nothing. */
function titleOf(attributes: string): string | undefined {
  const title = attribute(attributes, 'title');
  return title !== undefined && /^(?:youtube|rutube|vimeo|vk)?[\s-]*(?:video)?[\s-]*player$/i.test(title)
    ? undefined
    : title;
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  );
  return found === null ? undefined : (found[1] ?? found[2] ?? found[3]);
}
