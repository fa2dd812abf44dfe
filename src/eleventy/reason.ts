/** Eleventy wraps errors in errors; the innermost says what happened. */
export function deepestReason(error: unknown): string {
  const inner = (error as { originalError?: unknown }).originalError;
  return inner === undefined ? String(error) : deepestReason(inner);
}
