/** Opens an address in the browser of this computer, by the command that the system has for it; no shell is involved. */
import { spawn } from 'node:child_process';

const commands: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens the address; `failed` is called where there is no such command, as on a server. */
export function openBrowser(address: string, failed: () => void): void {
  const [command = '', ...args] = commands[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  const over = (isOpen: boolean) => {
    child.removeAllListeners();
    if (!isOpen) failed();
  };
  child.once('error', () => over(false));
  child.once('exit', (code) => over(code === 0));
  child.unref();
}
