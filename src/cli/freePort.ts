/** Finds a port that nobody listens on. */
import { createServer } from 'node:net';

/** How many ports after the wanted one are tried. */
const attempts = 20;

/**
 * The wanted port, or the next one that is free; nothing where none of the next twenty is. Throws what the system
 * has against a port, such as that small numbers are reserved.
 */
export async function freePort(wanted: number, host: string): Promise<number | undefined> {
  for (let port = wanted; port < wanted + attempts && port <= 65_535; port++) {
    if (await isFree(port, host)) return port;
  }
  return undefined;
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(false) : failed(error),
    );
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
}
