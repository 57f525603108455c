import { expect, test } from 'vitest';
import { patternOf } from '../../../src/store/privacy/pattern.ts';
import { withoutPerson } from '../../../src/ticket/erasing/without-person.ts';
import { ownDatabase } from '../../database.ts';

const own = ownDatabase();
const address = 'mario.rossi@acme.com';

/** Where the person stands, and where somebody else does. */
const texts: [text: string, isTheirs: boolean][] = [
  [address, true],
  ['MARIO.ROSSI@ACME.COM', true],
  [`<${address}>`, true],
  [`Scrivi a ${address}.`, true],
  [`(${address})`, true],
  [`'${address}'`, true],
  [`mailto:${address}?subject=x`, true],
  [`https://x.example/?email=${address}&y=1`, true],
  [`Mario\n${address}`, true],
  [`Mario\t${address}\r\nTel. 085`, true],
  [`${address}, altri`, true],
  [`failed\\n${address}`, true],
  ['mario.rossi@acme.com.br', false],
  ['mario.rossi@acme.co', false],
  ['mario.rossi@acme.com-shop.it', false],
  ['mario.rossi@acme.company', false],
  ["d'mario.rossi@acme.com", false],
  ['anna.mario.rossi@acme.com', false],
  ['x+mario.rossi@acme.com', false],
  ['mariorossi@acme.com', false],
  ['mario-rossi@acme.com', false],
];

test.each(texts)(
  '%j: theirs is %s, in a text, in the same as JSON, and in the program',
  async (text, isTheirs) => {
    const found = async (where: string) => {
      const [row] = await own.database.connection<
        { is: boolean }[]
      >`select ${where}::text ~* ${patternOf([address])} as is`;
      return row?.is;
    };
    expect(await found(text)).toBe(isTheirs);
    expect(await found(JSON.stringify({ text }))).toBe(isTheirs);
    const person = { addresses: [address], names: [], instead: 'Nobody' };
    const without = withoutPerson({ text }, person).text;
    expect(without !== text).toBe(isTheirs);
  },
);

test('in bytes that were escaped the sign before it is no part of it', async () => {
  const bytes = Buffer.from(`«${address}»`);
  const [row] = await own.database.connection<{ is: boolean }[]>`
    select encode(${bytes}::bytea, 'escape') ~* ${patternOf([address])} as is`;
  expect(row?.is).toBe(true);
});

test('of several addresses each is found, and a name of two words that ends a sentence', async () => {
  const person = { addresses: [address, 'm.rossi@acme.com'], names: ['Mario Rossi', 'Mario'], instead: 'X' };
  expect(withoutPerson('Mario  Rossi.Ciao m.rossi@acme.com, Mario', person)).toBe('X.Ciao X, Mario');
  expect(withoutPerson('Mario Rossini', person)).toBe('Mario Rossini');
});
