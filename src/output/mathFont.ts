/** The font of formulas: published where some page has one. */
import { join } from 'node:path';
import { packageRoot } from '../packageRoot.ts';
import { mathFont } from '../views/needs.ts';
import type { MadeFile } from './outputFile.ts';

/** The font and its licence, which goes where the font goes. */
export function mathFontFiles(): MadeFile[] {
  const folder = join(packageRoot, 'assets/fonts');
  return [
    { file: mathFont.slice(1), copyOf: join(folder, 'stix-two-math.woff2') },
    { file: mathFont.slice(1).replace(/\.woff2$/, '-licence.txt'), copyOf: join(folder, 'OFL.txt') },
  ];
}
