/**
 * Makes `assets/fonts/stix-two-math.woff2`: of STIX Two Math, what formulas of a course need, with the MATH table by
 * which brackets, roots and braces grow. Not a part of any build; run again only for more characters:
 *
 *     apt-get install python3-fonttools python3-brotli
 *     npm pack @fontsource/stix-two-math@5.3.0 && tar -xf fontsource-stix-two-math-5.3.0.tgz
 *     npx tsx tools/mathFont.ts package/files/stix-two-math-latin-400-normal.woff2
 */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Characters in hexadecimal, by what they are for. */
const characters: Readonly<Record<string, string>> = {
  ascii: '20-7E',
  latin: 'A0,A7,AC,B0,B1,B7,D7,F7,131,237',
  accents: '2C6,2C7,2D8-2DD,300-304,306-308,30A,30C,338,20D6,20D7',
  greek: '391-3A9,3B1-3C9,3D1,3D5,3D6,3F1,3F5',
  russian: '401,410-44F,451',
  punctuation: '2009-200B,2013,2014,2016,2020-2022,2026,2032-2034,203E,2044,2061-2064',
  letterlike:
    '2102,210A,210B,210E,210F,2110-2113,2115,2118,2119,211A-211D,2124,212C,212F,2130,2131,2133-2135,2145-2148',
  arrows: '2190-2195,21A6,21A9,21AA,21BC,21BD,21C0,21C1,21C4,21CC,21D0-21D5,27F5-27FA,27FC',
  operators:
    '2200,2202-2205,2207-2209,220B,220F-2213,2215-221A,221D-2220,2223-222E,2234,2235,223C,2243,2245,2248,224D,2250,2254,2255,225C,2260-2265,226A,226B,2272,2273,227A,227B,2282-2289,228E,2291-2299,22A2-22A5,22A8,22B2-22B5,22C0-22C6,22EE-22F1,2A00-2A02,2A7D,2A7E,2AAF,2AB0',
  brackets: '2308-230B,2322,2323,239B-23B1,23B4,23B5,23DC-23E1,27E6-27EB',
  shapes: '25A1,25B3,25CB,2605,2713',
  italic: '1D434-1D454,1D456-1D467,1D6A4,1D6A5,1D6E2-1D6FA,1D6FC-1D71B',
  bold: '1D400-1D433,1D6A8-1D6E1,1D7CE-1D7D7',
  script: '1D49C-1D4B5',
  blackboard: '1D538-1D550,1D7D9',
};

const [full] = process.argv.slice(2);
if (full === undefined) throw new Error('Say where the whole font is.');
const output = fileURLToPath(new URL('../assets/fonts/stix-two-math.woff2', import.meta.url));
execFileSync(
  '/usr/bin/python3',
  [
    '-m',
    'fontTools.subset',
    full,
    `--output-file=${output}`,
    '--flavor=woff2',
    `--unicodes=${Object.values(characters).join()}`,
    // Small forms of letters in exponents, letters without dots under accents, flat accents, primes.
    '--layout-features=ssty,dtls,flac,ss04',
    '--no-hinting',
    '--drop-tables+=GPOS,GDEF,gasp',
    // Whose the font is and under which licence.
    '--name-IDs=0,1,2,4,5,6,13,14',
  ],
  { stdio: 'inherit' },
);
console.log(`${output}: ${statSync(output).size} bytes`);
