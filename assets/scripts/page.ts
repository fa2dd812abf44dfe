/** What runs on every page, inside the page itself: a few bytes that start a part when it is wanted. */
import { openSearch } from './openSearch.ts';

openSearch();
