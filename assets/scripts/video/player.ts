/** Puts the player of a recording in the place of its poster, and another one when another host is chosen. */

/** What a player may do, as the hosts ask for it in the code that they hand out. */
const permissions: Readonly<Record<string, string>> = {
  youtube:
    'accelerometer; autoplay; clipboard-write; encrypted-media; gyroscope; picture-in-picture; web-share',
  rutube: 'autoplay; clipboard-write',
  vk: 'autoplay; encrypted-media; picture-in-picture; screen-wake-lock',
  vimeo: 'autoplay; clipboard-write; encrypted-media; picture-in-picture; web-share',
  peertube: 'autoplay',
};

/** Plays what a link leads to. `box` holds the poster, the files and the links of all hosts. */
export function play(box: HTMLElement, link: HTMLAnchorElement): void {
  const screen = box.querySelector('.video__screen') as HTMLElement;
  const [poster, ...old] = screen.children as unknown as [HTMLAnchorElement, ...HTMLElement[]];
  const { embed, host = '' } = link.dataset;
  for (const player of old) {
    if (player instanceof HTMLVideoElement) {
      player.pause();
      player.hidden = true;
    } else player.remove();
  }
  poster.hidden = true;
  for (const choice of box.querySelectorAll<HTMLAnchorElement>('p a')) {
    choice.ariaCurrent = choice.href === link.href ? 'true' : null;
    if (choice.parentElement) choice.parentElement.hidden = false;
  }
  if (embed === undefined) {
    const file = old.find((player): player is HTMLVideoElement => {
      return player instanceof HTMLVideoElement && player.src === link.href;
    });
    if (!file) return;
    file.hidden = false;
    file.focus();
    // What cannot be played says so in its own controls.
    file.play().catch(() => {});
    return;
  }
  const frame = document.createElement('iframe');
  const address = new URL(embed);
  // The reader has asked for it: once is enough.
  address.searchParams.set('autoplay', '1');
  frame.title = poster.querySelector('.video__title')?.textContent ?? '';
  frame.allow = permissions[host] ?? '';
  frame.allowFullscreen = true;
  // YouTube plays nothing for a page that does not say where it is from.
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.src = address.href;
  screen.append(frame);
  frame.focus();
}
