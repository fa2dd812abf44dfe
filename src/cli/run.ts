/** Runs the command line of this process. */
import { main } from './main.ts';

process.exitCode = await main(process.argv.slice(2));
// A server or a watcher that was stopped may leave handles open; the command is over all the same.
process.exit();
