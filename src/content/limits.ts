/**
 * How much the loader takes in. Nobody who writes a course comes near these; they stop a file that was made
 * (or damaged) so that reading it would fill the memory or never end.
 */
export const limits = {
  /** Size of a file in bytes. */
  fileBytes: 5_000_000,
  /** Folders inside folders, below `content/` or `assets/`. */
  folderDepth: 20,
  /** Length of one front matter or data file in characters. */
  yamlCharacters: 1_000_000,
  /** Keys, values, lists and maps of one front matter or data file; also after its aliases are expanded. */
  yamlNodes: 20_000,
  /** Lists and maps inside each other. */
  yamlDepth: 20,
  /** Spaces, tabs and line breaks in a row: the time that gray-matter takes grows with their square. */
  blankRun: 1_000,
  /** Files that are open at the same time. */
  openFiles: 32,
} as const;
