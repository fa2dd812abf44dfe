import { ownAssets } from '../course/addresses.ts';

/** Where the search is published: its interface, its engine, and a folder for each language. */
export const searchFolder = `${ownAssets}search/`;
