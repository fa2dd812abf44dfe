/** What runs on a page with recordings: what runs on every page, and what waits for them to be wanted. */
import './page.ts';
import { playVideos } from './video/index.ts';

addEventListener('DOMContentLoaded', playVideos);
