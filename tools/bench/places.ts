/** Folders to build in: without a disk, where the machine has such a folder, and on its disk. */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';

/** Makes a new folder, by the kind of place. */
export const places: Readonly<Record<string, () => string>> = {
  ...(existsSync(memory) ? { ram: () => newFolder(memory) } : {}),
  disk: () => newFolder(tmpdir()),
};

function newFolder(parent: string): string {
  return mkdtempSync(join(parent, 'kafedra-bench-'));
}
