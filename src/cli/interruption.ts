/** What a command tidies up when it is stopped from outside. */
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `cleanUp` and ends the process when it is told to stop, with the customary code or the one given. Returns a
 * function that ends this care.
 */
export function onInterruption(cleanUp: () => void, code?: number): () => void {
  const stop = (signal: (typeof signals)[number]) => {
    cleanUp();
    process.exit(code ?? 128 + constants.signals[signal]);
  };
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}
