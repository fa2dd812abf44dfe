/**
 * What a student does on a page beside reading it: copies code, marks what is studied, goes on where the last visit
 * ended. Fetched when the page has come; every control is made here, so that without JavaScript there is none.
 */
import { offerCopying } from './copy.ts';
import { passByWhatFits } from './formulas.ts';
import { markLinks } from './markLinks.ts';
import { openMarks } from './marks.ts';
import { fetchPicturesForPaper } from './pictures.ts';
import { showProgress } from './progress.ts';
import { offerMark } from './studied.ts';
import { offerTheme } from './theme.ts';

/** The styles of all that is made here, put in when the script is built. */
declare const studentStyles: string;

const sheet = new CSSStyleSheet();
sheet.replaceSync(studentStyles);
document.adoptedStyleSheets.push(sheet);

offerTheme();
offerCopying();
fetchPicturesForPaper();
passByWhatFits();
// This script lies in /assets/kafedra/ of the site, wherever that is published.
const marks = openMarks(new URL('../../', (document.currentScript as HTMLScriptElement).src));
// Where the browser remembers nothing, a tick would be a lie.
if (marks !== undefined) {
  offerMark(marks);
  markLinks(marks);
  showProgress(marks);
}
