/**
 * The report as a layer over the page, for the server of `kafedra dev`: the same problems as in the terminal, told
 * where the author is looking.
 */
import type { Problem } from '../course/problem.ts';
import { escapeLine } from './escape.ts';
import { frameLines, linesOf } from './frame.ts';
import { countLevels, inOrder } from './order.ts';
import { describe, phrasesFor } from './wording/index.ts';

export interface OverlayOptions {
  readonly lang: string;
  /** Gives the text of a file for its code frame. */
  readonly source: (file: string) => string | undefined;
  /** A sentence below the problems: what the page behind shows. */
  readonly note: string;
  /** Words of the button that closes the layer. */
  readonly close: string;
}

/** Widest line of a code frame; what is longer is cut around the spot. */
const frameWidth = 110;

/** Columns that a frame leaves empty at its left in the terminal; a telephone has none to spare. */
const margin = 2;

/** The layer for problems of the content, as HTML to be put at the end of a page. */
export function formatOverlay(problems: readonly Problem[], options: OverlayOptions): string {
  const all = inOrder(problems).filter(({ level }) => level !== 'info');
  const { error, warning } = countLevels(all);
  const items = all.map((problem) => formatItem(problem, options)).join('');
  return layer(phrasesFor(options.lang).summary(error, warning), `<ol>${items}</ol>`, options);
}

/** The layer for a failure that no file of the author explains; its first line is the heading. */
export function formatFailureOverlay(text: string, options: OverlayOptions): string {
  const [heading = '', ...trace] = text.split('\n');
  const details = trace.length > 0 ? `<pre tabindex="0">${escapeHtml(trace.join('\n'))}</pre>` : '';
  return layer(heading, details, options);
}

function formatItem(problem: Problem, { lang, source }: OverlayOptions): string {
  const { file, line, column, level, code } = problem;
  const { message, hint } = describe(problem, lang);
  const frame = frameLines(linesOf(source(file) ?? ''), problem, frameWidth)
    .map(({ text, mark }) =>
      mark ? `<b>${escapeHtml(text.slice(margin))}</b>` : escapeHtml(text.slice(margin)),
    )
    .join('\n');
  return [
    `<li class="${level}"><h3>${escapeHtml(`${escapeLine(file)}:${line}:${column}`)}</h3>`,
    `<p>${escapeHtml(message)}</p>`,
    hint === '' ? '' : `<p class="hint">${escapeHtml(hint)}</p>`,
    frame === '' ? '' : `<pre tabindex="0">${frame}</pre>`,
    `<p class="code">${level} ${escapeHtml(code)}</p></li>`,
  ].join('');
}

/** A dialogue in a shadow root, so that neither the site's styles nor its scripts reach it, nor it them. */
function layer(heading: string, content: string, { lang, note, close }: OverlayOptions): string {
  return `<kafedra-report lang="${escapeHtml(lang)}"><template shadowrootmode="open"><style>${style}</style>
<dialog aria-labelledby="heading"><div class="bar"><h2 id="heading">${escapeHtml(heading)}</h2>
<form method="dialog"><button>${escapeHtml(close)} <kbd>Esc</kbd></button></form></div>
${content}<p class="note">${escapeHtml(note)}</p></dialog></template></kafedra-report>
<script>document.querySelector('kafedra-report').shadowRoot.querySelector('dialog').showModal()</script>`;
}

const style = `
:host { color-scheme: light dark; }
dialog {
  box-sizing: border-box; inline-size: min(56rem, 100% - 1.5rem); max-block-size: calc(100dvh - 1.5rem);
  margin: auto; padding: 0; overflow: auto; border: 1px solid light-dark(#c9ccd1, #4a4f57);
  border-block-start: 6px solid light-dark(#b3261e, #ff8a80); border-radius: 8px;
  background: light-dark(#fff, #1c1e22); color: light-dark(#1b1c1f, #e7e8ea);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
dialog::backdrop { background: rgb(0 0 0 / 55%); }
.bar {
  position: sticky; inset-block-start: 0; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center;
  justify-content: space-between; padding: .75rem 1.25rem; background: inherit;
  border-block-end: 1px solid light-dark(#e2e4e8, #33373d);
}
h2 { margin: 0; font-size: 1.2rem; line-height: 1.3; }
button {
  min-block-size: 2.75rem; padding: .25rem .9rem; border: 1px solid light-dark(#6b7078, #9aa0a8); border-radius: 6px;
  background: light-dark(#f3f4f6, #2a2d33); color: inherit; font: inherit; cursor: pointer;
}
button:hover { background: light-dark(#e6e8eb, #363a41); }
:focus-visible { outline: 3px solid light-dark(#1a56b8, #8ab4ff); outline-offset: 2px; }
kbd { font: .8em ui-monospace, monospace; color: light-dark(#5a5f67, #b4b9c1); }
ol { margin: 0; padding: 0; list-style: none; }
li { padding: 1rem 1.25rem; border-block-end: 1px solid light-dark(#e2e4e8, #33373d); }
h3 { margin: 0 0 .4rem; font: 600 .95rem/1.4 ui-monospace, monospace; color: light-dark(#b3261e, #ff9c94); }
.warning h3 { color: light-dark(#7a5200, #f2c14e); }
p { margin: 0 0 .4rem; }
.hint { color: light-dark(#3d4148, #c6c9ce); }
.code, .note { color: light-dark(#5a5f67, #b4b9c1); font-size: .875rem; }
.code { margin: .5rem 0 0; font-family: ui-monospace, monospace; }
.note { margin: 0; padding: .75rem 1.25rem; }
pre {
  margin: .5rem 0 0; padding: .6rem .75rem; overflow-x: auto; border-radius: 6px; white-space: pre;
  overflow-wrap: normal; background: light-dark(#f3f4f6, #121316); font: .875rem/1.5 ui-monospace, monospace;
  color: light-dark(#5a5f67, #b4b9c1);
}
pre b { font-weight: 600; color: light-dark(#1b1c1f, #fff); }
dialog > pre { margin: 1rem 1.25rem; }
@media print { dialog { position: static; } }
`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
