/** What runs on every page, inside its head: it sets the theme, and starts the other parts when they are wanted. */
import { openSearch } from './openSearch.ts';
import { setTheme } from './theme.ts';

/** Address of what is fetched when the page has come: put in when the page is printed, since it may be relative. */
declare const studentScript: string;

setTheme();
addEventListener('DOMContentLoaded', openSearch);
// An element and no `import()`: browsers load no module for a page that was opened from a folder.
addEventListener('load', () => {
  const script = document.createElement('script');
  script.src = studentScript;
  document.head.append(script);
});
