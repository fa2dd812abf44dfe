/** Runs the command line of this process. */
import { main } from './main.ts';

// Whoever reads the report may have seen enough: `kafedra check | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2));
// A server or a watcher that was stopped may leave handles open; the command is over once all is printed.
await Promise.all(
  [process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))),
);
process.exit();
