/** A button on every block of code that copies what stands in it. */
import { element } from './element.ts';
import { prepareToSay, say } from './say.ts';
import { wordsAt } from './words.ts';

/** How long the button shows that it has copied; in milliseconds. */
const shown = 2000;

/** Puts the buttons on the page. */
export function offerCopying(): void {
  for (const code of document.querySelectorAll('pre > code')) {
    // A diagram is a picture; its source is shown only where that fails.
    if (code.closest('.diagram') !== null) continue;
    prepareToSay();
    const words = wordsAt(code);
    const button = element('button', {
      type: 'button',
      ariaLabel: words.copy,
      title: words.copy,
      ...words.foreign,
    });
    let timer = 0;
    button.addEventListener('click', async () => {
      const isCopied = await copy(code);
      say(isCopied ? words.copied : words.notCopied);
      button.toggleAttribute('data-copied', isCopied);
      clearTimeout(timer);
      timer = setTimeout(() => button.removeAttribute('data-copied'), shown);
    });
    // Within the block, so that the button is a part of it for everybody; it takes no room and stays when the code scrolls.
    code.before(element('div', { className: 'copy' }, button));
  }
}

/** Copies the text of an element without the line break at its end, which would run a command in a terminal. */
async function copy(code: Element): Promise<boolean> {
  const text = (code.textContent ?? '').replace(/\n$/, '');
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard without https, or it was refused: the selection is the way that is left.
    getSelection()?.selectAllChildren(code);
    return document.execCommand('copy');
  }
}
