/** Transcripts that last as long as the process. */
import type { Transcript, Transcripts } from './replay.ts';

/** Keeps the last transcript of each file. */
export function createTranscripts(): Transcripts {
  const byFile = new Map<string, { readonly labels: unknown; readonly transcript: Transcript }>();
  return {
    get({ file, labels }) {
      const known = byFile.get(file);
      return known?.labels === labels ? known?.transcript : undefined;
    },
    set({ file, labels }, transcript) {
      byFile.set(file, { labels, transcript });
    },
    keep() {},
  };
}
