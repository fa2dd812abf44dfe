/** Short names for long texts. */
import { createHash } from 'node:crypto';

/** One name for several texts in order; other texts have another. */
export function hashOf(...parts: readonly string[]): string {
  return createHash('sha1')
    .update(parts.map((part) => `${part.length}:${part}`).join(''))
    .digest('base64url');
}
