/** Asks the person at the terminal, one line at a time. */
import { createInterface } from 'node:readline/promises';

/** Whether there is somebody to ask. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

export interface Asking {
  /** Gives the answer, or `usual` for an empty one. Asks again while `refuse` has something against it. */
  ask(question: string, usual: string, refuse?: (answer: string) => string | undefined): Promise<string>;
  close(): void;
}

/** The person went away in the middle: Ctrl+C, or the end of the input. */
export class AskingStopped extends Error {}

/** Starts to ask. */
export function startAsking(): Asking {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const stopped = new AbortController();
  lines.once('close', () => stopped.abort());
  return {
    async ask(question, usual, refuse = () => undefined) {
      for (;;) {
        const line = await lines
          .question(`${question} (${usual}): `, { signal: stopped.signal })
          .catch((failure: Error) => {
            throw failure.name === 'AbortError' ? new AskingStopped() : failure;
          });
        const answer = line.trim() === '' ? usual : line.trim();
        const reason = refuse(answer);
        if (reason === undefined) return answer;
        process.stdout.write(`${reason}\n`);
      }
    },
    close: () => lines.close(),
  };
}
