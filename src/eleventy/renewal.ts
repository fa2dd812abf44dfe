/**
 * Renews the pages that stand open in a browser. Eleventy's own client tells a page only what happens after it has
 * connected, so that a change was lost that came while the page was still loading: the author saves twice, quickly,
 * and sees the first version for ever. Ours says on connecting which version of the site it shows.
 */
import type { IncomingMessage } from 'node:http';

/** The part of Eleventy's server that is used here. */
export interface NotifyingServer {
  readonly updateServer?: {
    readonly clients: Iterable<PageSocket>;
    on(event: 'connection', listener: (socket: PageSocket, request: IncomingMessage) => void): void;
  };
  setupReloadNotifier(): void;
  augmentContentWithNotifier(html: string): string;
  reload(): void;
}

interface PageSocket {
  send(message: string): void;
}

/** What a page is told; it loads itself anew then. */
const message = 'kafedra.renewed';

/** Milliseconds until a page looks again for a server that has gone. */
const patience = 1_000;

/** Puts our client in the place of Eleventy's, in every server of this class. */
export function renewOpenPages(prototype: NotifyingServer): void {
  // Another run of the server never has a version of this one.
  const run = Date.now();
  let renewals = 0;
  const version = () => `${run}.${renewals}`;
  const setUp = prototype.setupReloadNotifier;
  prototype.setupReloadNotifier = function () {
    setUp.call(this);
    this.updateServer?.on('connection', (socket, { url }) => {
      if (!url?.endsWith(`=${version()}`)) socket.send(message);
    });
  };
  prototype.augmentContentWithNotifier = (html) => {
    const script = `<script>${client(version())}</script>`;
    const at = html.indexOf('</head>');
    return at === -1 ? html + script : html.slice(0, at) + script + html.slice(at);
  };
  // Eleventy's renews only the style sheets of a page where only styles have changed; but ours stand in the page.
  prototype.reload = function () {
    renewals += 1;
    for (const page of this.updateServer?.clients ?? []) page.send(message);
  };
}

/** What a page of a version does in the browser. */
const client = (version: string) => `{
  const connect = () => {
    const socket = new WebSocket(location.origin.replace('http', 'ws') + '/?version=${version}');
    socket.onmessage = ({ data }) => data === '${message}' && location.reload();
    socket.onclose = () => setTimeout(connect, ${patience});
  };
  connect();
}`;
