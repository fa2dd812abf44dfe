/**
 * What a student has studied, as this browser remembers it: an entry for each course of each site. A lesson is known
 * by its address from the root of the site, so that marks can be taken from a server to a folder and back.
 */

/** The marks of one course. */
export interface CourseMarks {
  /** Addresses of lessons. */
  readonly studied: readonly string[];
  /** The lesson that was open last. */
  readonly last?: Visit;
}

/** A lesson as it was when it was open. */
export interface Visit {
  readonly lesson: string;
  readonly title: string;
}

export interface Marks {
  /** The address from the root of the site of what a link leads to. */
  addressOf(href: string): string;
  /** The link to such an address. */
  hrefOf(address: string): string;
  /** The course that the sidebar of the page is of. */
  courseOfPage(): string | undefined;
  of(course: string): CourseMarks;
  /** Remembers the marks of a course, if there is room; none at all leave no trace. */
  put(course: string, marks: CourseMarks): boolean;
  /** Calls at once, and whenever something has changed, in this tab or in another. */
  watch(show: () => void): void;
}

const none: CourseMarks = { studied: [] };

/** Opens the marks of the site at `root`; nothing where the browser remembers nothing. */
export function openMarks(root: URL): Marks | undefined {
  const keyOf = (course: string) => `kafedra:${root.pathname}${course}`;
  const storage = usableStorage(keyOf(''));
  if (storage === undefined) return undefined;
  const watching: (() => void)[] = [];
  const showAll = () => {
    for (const show of watching) show();
  };
  addEventListener('storage', showAll);
  // The way back shows the page as it was left.
  addEventListener('pageshow', ({ persisted }) => persisted && showAll());
  const addressOf = (href: string) =>
    new URL(href, document.baseURI).pathname.slice(root.pathname.length).replace(/(^|\/)index\.html$/, '$1');
  return {
    addressOf,
    courseOfPage() {
      const title = document.querySelector<HTMLAnchorElement>('.sidebar__title a');
      return title === null ? undefined : addressOf(title.href);
    },
    // A folder without a server has no page at the address of a folder.
    hrefOf: (address) =>
      new URL(address, root).href +
      (root.protocol === 'file:' && /(^|\/)$/.test(address) ? 'index.html' : ''),
    of: (course) => parseMarks(storage.getItem(keyOf(course))) ?? none,
    put(course, marks) {
      let isKept = true;
      try {
        if (marks.studied.length === 0 && marks.last === undefined) storage.removeItem(keyOf(course));
        else storage.setItem(keyOf(course), JSON.stringify(marks));
      } catch {
        // What is shown next is what is remembered.
        isKept = false;
      }
      showAll();
      return isKept;
    },
    watch(show) {
      watching.push(show);
      show();
    },
  };
}

/** The storage, if it can be written to; merely to ask for it is refused by some browsers. */
function usableStorage(key: string): Storage | undefined {
  try {
    localStorage.setItem(key, '');
    localStorage.removeItem(key);
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Marks from text that anybody may have written; nothing where they are none. */
export function parseMarks(text: string | null): CourseMarks | undefined {
  try {
    const { studied, last } = JSON.parse(text ?? '');
    if (!Array.isArray(studied) || !studied.every(isText)) return undefined;
    const isVisit = isText(last?.lesson) && isText(last?.title);
    return isVisit ? { studied, last: { lesson: last.lesson, title: last.title } } : { studied };
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
