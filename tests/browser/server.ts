/** Serves a published site as a plain web server does: compressed, and with `404.html` where nothing stands. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface SiteServer {
  /** `http://127.0.0.1:4711`. */
  readonly origin: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
};
const isText = /text|javascript|json|xml/;

/** Serves a folder, which stays as it is, on a free port of this machine. */
export async function serve(folder: string): Promise<SiteServer> {
  // Every page is asked for often, and to compress it takes longer than to send it.
  const compressed = new Map<string, Buffer>();
  const gzipped = (file: string): Buffer => {
    const bytes = compressed.get(file) ?? gzipSync(readFileSync(file), { level: 9 });
    compressed.set(file, bytes);
    return bytes;
  };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const file = fileAt(folder, path) ?? join(folder, '404.html');
    const type = types[extname(file)] ?? 'application/octet-stream';
    const isCompressed = isText.test(type);
    response.writeHead(fileAt(folder, path) === undefined ? 404 : 200, {
      'Content-Type': type,
      ...(isCompressed ? { 'Content-Encoding': 'gzip' } : {}),
    });
    response.end(isCompressed ? gzipped(file) : readFileSync(file));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function fileAt(folder: string, path: string): string | undefined {
  const candidates = [join(folder, path), join(folder, path, 'index.html'), join(folder, `${path}.html`)];
  return candidates.find((file) => existsSync(file) && statSync(file).isFile());
}
