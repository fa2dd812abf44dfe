/** Fetches a part of the scripts when it is wanted, and again where the network was away. */

const failures: Record<string, number> = {};

/** Imports the script at `address`. A browser remembers an address that failed, so each further try has a new one. */
export async function fetchPart<Part>(address: string): Promise<Part> {
  const failed = failures[address];
  try {
    return await import(failed ? `${address}?${failed}` : address);
  } catch (error) {
    failures[address] = (failed ?? 0) + 1;
    throw error;
  }
}
