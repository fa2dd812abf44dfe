/** Draws the diagrams of a page when they come near: mermaid is large, and many readers never get there. */
import { beforePrinting } from './beforePrinting.ts';
import { fetchPart } from './fetchPart.ts';

interface Mermaid {
  initialize(options: object): void;
  render(id: string, source: string): Promise<{ readonly svg: string }>;
}

/** A block whose source is shown until its picture stands beside it. */
interface Drawing {
  readonly source: HTMLElement;
  readonly picture: HTMLElement;
  /** Somebody has come near. */
  isAwaited?: boolean;
  /** For which background it was drawn. */
  isDark?: boolean;
}

/** Below this part of its own size the words of a wide picture are too small; then it scrolls. */
const smallest = 0.75;

const failed = document.querySelector<HTMLElement>('script[data-failed]')?.dataset.failed ?? '';
const drawings = new Map<Element, Drawing>();
let mermaid: Promise<Mermaid> | undefined;
/** Mermaid has one setting for all: pictures are drawn one after the other. */
let queue = Promise.resolve();

const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) come(target);
    }
  },
  { rootMargin: '50%' },
);
for (const code of document.querySelectorAll('.language-mermaid')) {
  const source = code.parentElement as HTMLElement;
  const figure = source.parentElement as HTMLElement;
  const picture = document.createElement('div');
  drawings.set(figure, { source, picture });
  near.observe(figure);
}
const comeToAll = () => {
  for (const figure of drawings.keys()) come(figure);
};
// A page that is there to be printed is not scrolled through before.
if (document.querySelector('.page--print')) comeToAll();
else beforePrinting(comeToAll);

/** Draws what the reader comes to, once. */
function come(figure: Element): void {
  const drawing = drawings.get(figure);
  if (drawing === undefined || drawing.isAwaited) return;
  drawing.isAwaited = true;
  near.unobserve(figure);
  queue = queue.then(() => draw(drawing));
}

/** The reader may change from light to dark by the system or by a switch of the page. */
new MutationObserver(redraw).observe(document.documentElement, { attributes: true });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);

function redraw(): void {
  for (const drawing of drawings.values()) {
    if (drawing.isDark === undefined || drawing.isDark === isDark()) continue;
    queue = queue.then(() => draw(drawing));
  }
}

/** Whether the text of the page is light, for whatever reason. */
function isDark(): boolean {
  const [red = 0, green = 0, blue = 0] = getComputedStyle(document.body).color.match(/[\d.]+/g) ?? [];
  return Number(red) + Number(green) + Number(blue) > 382;
}

/** The background of the page, on which the words beside arrows stand; mermaid knows few forms of colours. */
function paper(): string | undefined {
  const { backgroundColor } = getComputedStyle(document.documentElement);
  return backgroundColor.startsWith('rgb(') ? backgroundColor : undefined;
}

async function draw(drawing: Drawing): Promise<void> {
  const { source, picture } = drawing;
  const dark = isDark();
  try {
    mermaid ??= fetchPart<{ default: Mermaid }>(new URL('mermaid.esm.min.js', import.meta.url).href).then(
      (part) => part.default,
      (error) => {
        // The next diagram tries again.
        mermaid = undefined;
        throw error;
      },
    );
    const { initialize, render } = await mermaid;
    initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      suppressErrorRendering: true,
      theme: dark ? 'dark' : 'neutral',
      fontFamily: getComputedStyle(document.body).fontFamily,
      themeVariables: { edgeLabelBackground: paper() },
    });
    const { svg } = await render(
      `drawing-${[...drawings.values()].indexOf(drawing)}`,
      source.textContent ?? '',
    );
    show(drawing, svg);
    picture.toggleAttribute('data-dark', dark);
    drawing.isDark = dark;
  } catch {
    if (picture.isConnected) return;
    picture.textContent = failed;
    source.after(picture);
  }
}

function show({ source, picture }: Drawing, svg: string): void {
  picture.innerHTML = svg;
  // A picture that scrolls must be reached by keyboard, under the name that its source had.
  for (const name of ['tabindex', 'role', 'aria-label']) {
    picture.setAttribute(name, source.getAttribute(name) ?? '');
  }
  const drawn = picture.querySelector('svg');
  if (drawn) {
    drawn.style.minWidth = `${drawn.viewBox.baseVal.width * smallest}px`;
    if (!drawn.hasAttribute('aria-labelledby')) drawn.setAttribute('aria-label', picture.ariaLabel ?? '');
  }
  source.hidden = true;
  source.after(picture);
}
