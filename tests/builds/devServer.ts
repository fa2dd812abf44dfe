/** Runs `kafedra dev` in a child process, and asks it for pages as a browser does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { get as request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { kafedra, program, type TestSite } from './kafedra.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface DevServer {
  readonly port: number;
  readonly process: ChildProcess;
  /** Everything that it has printed so far. */
  output(): string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Polls until a page is as expected. */
  shows(path: string, expected: (answer: Answer) => boolean): Promise<Answer>;
  /** Polls until it has printed this, after what it had printed before. */
  says(expected: RegExp, from?: number): Promise<void>;
  /**
   * Listens for news as a page does that was answered with this text; comes to an end when the page is told to load
   * itself anew. Node 20 has no WebSocket of its own, and only one message counts here.
   */
  listen(page: string): Promise<{ readonly isRenewed: Promise<void> }>;
  stop(): Promise<void>;
}

/** Starts the server on a free port, or on the given one, and waits until it listens. */
export async function devServer(
  site: Pick<TestSite, 'root' | 'output'>,
  wanted?: number,
  path = program,
): Promise<DevServer> {
  const asked = wanted ?? (await freePort());
  const args = ['dev', '--root', site.root, '--output', site.output, '--port', String(asked)];
  const process = spawn(globalThis.process.execPath, [path, ...args], {
    env: { ...globalThis.process.env, LANG: 'en' },
  });
  let output = '';
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const over = new Promise<void>((done) => process.once('exit', () => done()));
  let port = asked;
  const get: DevServer['get'] = (path, headers = {}) => ask(port, path, headers);
  const until = async (condition: () => Promise<boolean> | boolean) => {
    for (const start = performance.now(); performance.now() - start < 50_000; ) {
      if (await condition()) return;
      await new Promise((wake) => setTimeout(wake, 25));
    }
    throw new Error(`Waited in vain. The server said:\n${output}`);
  };
  await until(() => /http:\/\/127\.0\.0\.1:\d+/.test(output)).catch((error: unknown) => {
    process.kill();
    throw error;
  });
  port = Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1]);
  return {
    port,
    process,
    output: () => output,
    get,
    async shows(path, expected) {
      let answer: Answer = { status: 0, text: '' };
      await until(async () => {
        answer = await get(path);
        return expected(answer);
      });
      return answer;
    },
    listen: (page) =>
      new Promise((open) => {
        const headers = {
          Connection: 'Upgrade',
          Upgrade: 'websocket',
          'Sec-WebSocket-Version': '13',
          'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64'),
        };
        const path = `/?${/version=[\d.]+/.exec(page)?.[0]}`;
        request({ host: '127.0.0.1', port, path, headers }).on('upgrade', (_, socket, head) => {
          // What is sent at once may come together with the answer to the handshake.
          socket.unshift(head);
          const isRenewed = new Promise<void>((done) => {
            socket.on('data', (frame: Buffer) => {
              if (frame.includes('kafedra.renewed')) done(void socket.destroy());
            });
          });
          open({ isRenewed });
        });
      }),
    says: (expected, from = 0) => until(() => expected.test(output.slice(from))),
    async stop() {
      process.kill('SIGTERM');
      await over;
    },
  };
}

/** Runs `kafedra dev` where it is expected to end by itself. */
export function failingDev(site: TestSite, ...args: string[]): ReturnType<typeof kafedra> {
  return kafedra(['dev', '--root', site.root, '--output', site.output, ...args], { LANG: 'en' });
}

function ask(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  return new Promise((done) => {
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, text }));
    }).on('error', () => done({ status: 0, text: '' }));
  });
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}
