/** Plays a recording in the page when its link is followed; what does it is fetched when somebody comes near it. */
import { fetchPart } from '../fetchPart.ts';
import type { play } from './player.ts';

/** Starts to wait for recordings to be wanted. */
export function playVideos(): void {
  for (const box of document.querySelectorAll<HTMLElement>('.video')) {
    const load = () => fetchPart<{ play: typeof play }>(box.dataset.module ?? '');
    // Without it, the click tries again, and at last the link is followed.
    const prepare = () => void load().catch(() => {});
    for (const interest of ['pointerenter', 'focusin'])
      box.addEventListener(interest, prepare, { once: true });
    box.addEventListener('click', (event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a');
      const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      // That of the recording which is being played leads to its host.
      if (!link || opensElsewhere || link.ariaCurrent) return;
      event.preventDefault();
      load().then(
        (part) => part.play(box, link),
        () => location.assign(link.href),
      );
    });
  }
}
