/** The choice between day, night and what the system has: the control in the header, and all that follows it. */
import { setTheme } from '../theme.ts';
import { element } from './element.ts';
import { wordsAt } from './words.ts';

const key = 'kafedra-theme';
const root = document.documentElement;

/** Puts the control into the header. A browser that refuses to remember still changes the page that is open. */
export function offerTheme(): void {
  const place = document.querySelector('.theme');
  if (place === null) return;
  const words = wordsAt(place);
  const option = (value: string, sign: string, text: string) =>
    element('option', { value, ariaLabel: text }, `${sign} ${text}`);
  // Only the sign has room in the header; the words are for the list.
  const control = element(
    'select',
    { ariaLabel: words.theme, title: words.theme, ...words.foreign },
    option('', '◐', words.system),
    option('light', '○', words.light),
    option('dark', '●', words.dark),
  );
  const bars = barsOfBrowser();
  const show = (theme: string | null) => {
    root.style.colorScheme = theme ?? '';
    const { colorScheme } = root.style;
    // Set while a key changes it, it would miss the next key.
    if (control.value !== colorScheme) control.value = colorScheme;
    bars.follow(colorScheme);
  };
  control.addEventListener('change', () => {
    show(control.value);
    try {
      localStorage.setItem(key, control.value);
    } catch {}
  });
  addEventListener('storage', (event) => {
    if (event.key === key) show(event.newValue);
  });
  // The way back shows a page as it was left, and perhaps another theme was chosen since.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    root.style.colorScheme = '';
    setTheme();
    show(root.style.colorScheme);
  });
  show(root.style.colorScheme);
  place.append(control);
}

/** The browser's own bars: the colour that the site gives is for the theme of the system, others go on with the paper. */
function barsOfBrowser(): { follow(theme: string): void } {
  const given = document.querySelector<HTMLMetaElement>('meta[name=theme-color]');
  const meta = given ?? element('meta', { name: 'theme-color' });
  const { content } = meta;
  return {
    follow(theme) {
      meta.content = theme === '' ? content : getComputedStyle(root).backgroundColor;
      if (meta.content === '') meta.remove();
      else document.head.append(meta);
    },
  };
}
