/** Pages by their addresses, and what is known again after an edit. */
import { expect, test } from 'vitest';
import { joined } from '../../src/course/joined.ts';
import { PageIndex } from '../../src/course/pageIndex.ts';

const page = (url: string, text = '') => ({ facts: { url }, text });

test('a page is found by its address, in the order of the groups', () => {
  const [a, b, c] = [page('/a/'), page('/b/'), page('/c/')];
  const index = new PageIndex([[], [a, b], [c]]);
  expect([...index.keys()]).toEqual(['/a/', '/b/', '/c/']);
  expect(index.values()).toEqual([a, b, c]);
  expect(index.get('/b/')).toBe(b);
  expect(index.get('/d/')).toBeUndefined();
  expect(index.groupOf('/c/')).toBe(2);
  expect(index.hasAlike('/A/index.html')).toBe(true);
  expect(index.size).toBe(3);
});

test('of two pages at one address the first has it, also after the others were edited', () => {
  const [a, rival, b] = [page('/a/', 'first'), page('/a/', 'second'), page('/b/')];
  const index = new PageIndex([[a], [rival, b]]);
  expect(index.get('/a/')).toBe(a);
  expect(index.get('/b/')).toBe(b);
  expect(index.values()).toEqual([a, b]);
  const edited = page('/b/', 'edited');
  const later = new PageIndex([[a], [rival, edited]], index);
  expect(later.get('/a/')).toBe(a);
  expect(later.get('/b/')).toBe(edited);
  expect(later.groups).toEqual([[a], [edited]]);
});

test('an edited page is found where it was, and a moved one where it is', () => {
  const [a, b] = [page('/a/'), page('/b/')];
  const group = [a];
  const first = new PageIndex([group, [b]]);
  const edited = page('/b/', 'edited');
  const second = new PageIndex([group, [edited]], first);
  expect(second.get('/b/')).toBe(edited);
  expect(second.isLaidOutAs(first)).toBe(true);
  expect(second.groups[0]).toBe(group);
  const moved = page('/c/', 'edited');
  const third = new PageIndex([[a], [moved]], second);
  expect(third.get('/b/')).toBeUndefined();
  expect(third.get('/c/')).toBe(moved);
  expect(third.isLaidOutAs(second)).toBe(false);
  expect(new PageIndex([[a, page('/c/')]]).isLaidOutAs(third)).toBe(true);
  expect(new PageIndex([[edited], [a]], second).get('/a/')).toBe(a);
});

test('a map made of several is that of before only while they say the same', () => {
  const [a, b] = [new Map([['a', '1']]), new Map([['b', '2']])];
  const first = joined([a, b], undefined);
  expect([...first]).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
  expect(joined([a, new Map(b)], first)).toBe(first);
  expect([...joined([a, new Map([['b', '3']])], first)].flat()).toEqual(['a', '1', 'b', '3']);
  expect([...joined([a], first)].flat()).toEqual(['a', '1']);
  expect([...joined([a, new Map([['a', '2']])], first)].flat()).toEqual(['a', '2']);
});
