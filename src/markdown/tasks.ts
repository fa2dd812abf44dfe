/**
 * Task lists: `- [ ] open`, `- [x] done`. The box stands within its label, so that a screen reader says what is done.
 *
 * Not `@mdit/plugin-tasklist`: its ids (`task-item-0`) would meet the anchors of headings, and it looks for the
 * list of each item by going back over all items before it.
 */
import type { PluginSimple, StateCore, Token } from 'markdown-it';

const box = /^\[([ xX\u00a0])\](?=[ \u00a0])/;

/** Makes boxes of the brackets that begin a list item. */
export const tasks: PluginSimple = (md) => {
  md.core.ruler.before('linkify', 'tasks', readTasks);
  md.renderer.rules.task_open = () => '<input type="checkbox" disabled>';
  md.renderer.rules.task_done = () => '<input type="checkbox" disabled checked>';
};

function readTasks(state: StateCore): void {
  const lists: Token[] = [];
  const { tokens } = state;
  tokens.forEach((token, index) => {
    if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') lists.push(token);
    if (token.type === 'bullet_list_close' || token.type === 'ordered_list_close') lists.pop();
    const item = tokens[index - 2];
    const text = token.type === 'inline' && item?.type === 'list_item_open' ? token.children?.[0] : undefined;
    const mark = text?.type === 'text' ? box.exec(text.content)?.[1] : undefined;
    if (text === undefined || mark === undefined) return;
    text.content = text.content.slice(3);
    token.children = [...openLabel(state, mark.trim() !== ''), ...(token.children ?? []), closeLabel(state)];
    item?.attrJoin('class', 'task-list-item');
    const list = lists.at(-1);
    if (!list?.attrGet('class')?.includes('contains-task-list'))
      list?.attrJoin('class', 'contains-task-list');
  });
}

function openLabel(state: StateCore, done: boolean): Token[] {
  const box = done ? 'task_done' : 'task_open';
  return [new state.Token('label_open', 'label', 1), new state.Token(box, 'input', 0)];
}

function closeLabel(state: StateCore): Token {
  return new state.Token('label_close', 'label', -1);
}
