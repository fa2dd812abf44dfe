/** Fetches a part of the scripts when it is wanted, and again where the network was away. */

let tries = 0;

/** Imports the script at `address`. A browser remembers an address that failed, so each further try has a new one. */
export function fetchPart<Part>(address: string): Promise<Part> {
  return import(tries++ ? `${address}?${tries}` : address);
}
