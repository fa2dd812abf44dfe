import type { Imported } from '../imported.ts';
export async function importMarkdown(_: { root: string; skipped: string }): Promise<Imported> {
  throw new Error('later');
}
