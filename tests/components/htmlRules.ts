/** What valid HTML is: the recommendations of html-validate and its accessibility preset, but for what is argued below. */
import type { ConfigData } from 'html-validate';

export const htmlRules: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // The syllabus says its roles in full: on a phone it is no longer laid out as a table, and browsers have
    // dropped the roles of such tables.
    'no-redundant-role': 'off',
    'no-inline-style': 'error',
    // Ids are made by the GitHub rule: in any script, and they may start with a digit.
    'valid-id': ['error', { relaxed: true }],
    // Titles are as long as their authors want.
    'long-title': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    // How templates break lines is nobody's concern.
    'no-trailing-whitespace': 'off',
  },
};
