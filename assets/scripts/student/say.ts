/** Tells those who cannot see it what a button has done. */
import { element } from './element.ts';
import { wordsAt } from './words.ts';

let place: HTMLElement | undefined;

/** Makes the place for what is to be said: programs that read a page aloud have to know it before. */
export function prepareToSay(): void {
  if (place !== undefined) return;
  place = element('p', { className: 'said', role: 'status', ...wordsAt(document.documentElement).foreign });
  document.body.append(place);
}

/** Has a sentence read aloud, also when it is the same as before. */
export function say(text: string): void {
  prepareToSay();
  if (place === undefined) return;
  place.textContent = place.textContent === text ? `${text}\u00a0` : text;
}
