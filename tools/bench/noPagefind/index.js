/**
 * Stands in the place of Pagefind, so that Kafedra does no more than generators that make no index. Resolving the name
 * otherwise would take Node a thread and a quarter of a second, which is most of a small build.
 */
const nothing = async () => ({ errors: [], files: [] });

export const createIndex = async () => ({
  errors: [],
  index: { addHTMLFile: nothing, getFiles: nothing, deleteIndex: nothing },
});
export const close = async () => {};
