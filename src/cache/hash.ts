/** Short names for long texts. */
import { createHash } from 'node:crypto';

/** One name for several texts in order; other texts have another. */
export function hashOf(...parts: readonly string[]): string {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('base64url');
}
