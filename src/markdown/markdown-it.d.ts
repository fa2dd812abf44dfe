/** The rules of markdown-it that ours build on; its types leave them out. */
declare module 'markdown-it/lib/rules_block/html_block.mjs' {
  import type { StateBlock } from 'markdown-it';

  export default function htmlBlock(state: StateBlock, start: number, end: number, silent: boolean): boolean;
}

declare module 'markdown-it/lib/rules_block/paragraph.mjs' {
  import type { StateBlock } from 'markdown-it';

  export default function paragraph(state: StateBlock, start: number, end: number, silent: boolean): boolean;
}
