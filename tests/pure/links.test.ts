/** Where the links of a site lead. */
import { expect, test } from 'vitest';
import { followOtherLinks } from '../../src/rules/links.ts';
import { isSoon } from '../cpuTime.ts';
import { modelOf, page } from './source.ts';

const patience = 60_000;

test(
  'an address of a hundred thousand open braces is followed soon',
  async () => {
    const model = modelOf({
      'content/ml/index.md': page('title: Курс'),
      '_data/navigation.yml': `main:\n  - title: Курс\n    url: "/${'{{'.repeat(100_000)}"\n`,
    });
    expect(await isSoon(() => followOtherLinks(model))).toBe(true);
  },
  patience,
);
