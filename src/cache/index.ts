/**
 * What builds of a site remember from one to the next, in `.kafedra/cache` of the site. It may be deleted at any time.
 * Builds of a stranger's content neither read nor write it.
 */
import { join } from 'node:path';
import type { Call, PageOf, Transcript, Transcripts } from '../markdown/replay.ts';
import type { PageNeed } from '../views/prose.ts';
import { hashOf } from './hash.ts';
import { ownCode } from './ownCode.ts';
import { openPack, type Pack } from './pack.ts';

export interface Cache {
  /** What was rendered of Markdown. */
  readonly transcripts: Transcripts;
  /** Finished pages, by all that they were made of. */
  readonly pages: Pack;
  /** The index of the search, by all that it was made of. */
  readonly search: Pack;
  /** What the files of courses come to, by what is in them. */
  readonly courses: Pack;
  /** Keeps what this build made and used. Harmless where it cannot be written. */
  save(): void;
  close(): void;
}

/** A pack does not grow beyond this; in bytes. A page of a lesson is some 30 KB, its Markdown half of that. */
const largest = 1_000_000_000;

/** Opens the cache of the site at `root`. */
export function openCache(root: string): Cache {
  const version = ownCode().madeBy;
  const open = (name: string) => openPack(join(root, '.kafedra/cache', `${name}.pack`), version, largest);
  const packs = (['markdown', 'pages', 'search', 'courses'] as const).map(open);
  const [markdown, pages, search, courses] = packs as [Pack, Pack, Pack, Pack];
  return {
    transcripts: packedTranscripts(markdown),
    pages,
    search,
    courses,
    save() {
      for (const pack of packs) {
        try {
          pack.save();
        } catch {
          // A full or write-protected disk costs the next build some time, and nothing else.
          pack.close();
        }
      }
    },
    close() {
      for (const pack of packs) pack.close();
    },
  };
}

/** A transcript as it lies in the pack: JSON has no sets. */
interface Packed {
  readonly calls: readonly Call[];
  readonly addresses: Transcript['addresses'];
  readonly found: Omit<Transcript['found'], 'anchors' | 'needs'> & {
    readonly anchors: readonly string[];
    readonly needs: readonly PageNeed[];
  };
}

/** Transcripts by the file of the page and the words that stand in it; the texts in a transcript say the rest. */
function packedTranscripts(pack: Pack): Transcripts {
  const labelKeys = new Map<unknown, string>();
  const keyOf = ({ file, labels }: PageOf) => {
    const key = labelKeys.get(labels) ?? hashOf(JSON.stringify(labels));
    labelKeys.set(labels, key);
    return `${key} ${file}`;
  };
  return {
    get(options) {
      const piece = pack.get(keyOf(options));
      if (piece === undefined) return undefined;
      const { calls, addresses, found } = JSON.parse(Buffer.from(piece).toString()) as Packed;
      return {
        calls,
        addresses,
        found: { ...found, anchors: new Set(found.anchors), needs: new Set(found.needs) },
      };
    },
    set(options, { calls, addresses, found }) {
      const packed: Packed = {
        calls,
        addresses,
        found: { ...found, anchors: [...found.anchors], needs: [...found.needs] },
      };
      pack.set(keyOf(options), JSON.stringify(packed));
    },
    keep: (options) => pack.keep(keyOf(options)),
  };
}
