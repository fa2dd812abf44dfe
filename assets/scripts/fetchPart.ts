/** Fetches a part of the scripts when it is wanted, and again where the network was away. */

let failed = 0;

/** Imports the script at `address`. A browser remembers an address that failed, so after that each try has a new one. */
export function fetchPart<Part>(address: string): Promise<Part> {
  return import(failed ? `${address}?${failed}` : address).catch((error) => {
    failed++;
    throw error;
  });
}
