import { describe, expect, test } from 'vitest';
import { isCalled, quotable, quotesOf, withoutQuotes } from '../../../src/store/privacy/quoting/quoted.ts';

const written = [
  {
    messageId: '<a@x>',
    text: 'Buongiorno,\nla stampa delle fatture di ametista è ferma da stamattina.\nTel. 085 7654321\nCordiali saluti\nNo, la stampa',
  },
];

const line = 'la stampa delle fatture di ametista è ferma da stamattina.';

describe('what others wrote, without what it quotes of what went', () => {
  test.each([
    {
      name: 'a quote whose lines were broken anew goes whole, with the short lines in it',
      text: 'Provo io.\n\nIl 2 ha scritto:\n> Buongiorno,\n> la stampa delle fatture\n> di ametista è ferma da stamattina.\n> Tel. 085\n> 7654321\n\nDino',
      left: 'Provo io.\n\nIl 2 ha scritto:\n[…]\n\nDino',
    },
    {
      name: 'so do lines that bear no sign, and what stands beside them',
      text: 'Provo io.\n\n-----Messaggio originale-----\nla stampa delle fatture di ametista è ferma da stamattina.\nTel. 085 7654321\nCordiali saluti',
      left: 'Provo io.\n\n-----Messaggio originale-----\n[…]',
    },
    {
      name: 'what one says by oneself stays, though the other said the same',
      text: 'Buongiorno,\nprovo io.\nCordiali saluti',
      left: 'Buongiorno,\nprovo io.\nCordiali saluti',
    },
    {
      name: 'a quote of somebody else stays',
      text: 'Ecco.\n> Il server è stato riavviato ieri.\n> Anna',
      left: 'Ecco.\n> Il server è stato riavviato ieri.\n> Anna',
    },
    {
      name: 'what the house says under a quote stays, though the other used these words elsewhere',
      text: `${line}\n\nNo\n\nla stampa\nDino`,
      left: '[…]\n\nNo\n\nla stampa\nDino',
    },
    {
      name: 'a word that begins as theirs goes on stays',
      text: `${line}\nTe\nBuon`,
      left: '[…]\nTe\nBuon',
    },
    {
      name: 'blank lines hide nothing of what follows there',
      text: `Ecco.\n\nBuongiorno,\n\n${line}\n\nTel. 085\n7654321\n\nNo`,
      left: 'Ecco.\n\n[…]\n\nNo',
    },
  ])('$name', async ({ text, left }) => {
    expect(withoutQuotes(text, await quotable(written))).toBe(left);
  });

  test('nothing went: nothing changes', async () => {
    expect(withoutQuotes('> Ecco la stampa delle fatture di ametista', await quotable([]))).toContain(
      'ametista',
    );
  });

  test('a page that quotes a line of it, whatever marks stand in it', async () => {
    const of = await quotable(written);
    expect(
      quotesOf('<p>la <b>stampa</b> delle&nbsp;fatture di ametista è ferma da stamattina.</p>', of),
    ).toBe(true);
    expect(quotesOf('<p>la stampa delle fatture è ferma</p>', of)).toBe(false);
  });

  test('much was written, and much is quoted', async () => {
    const much = Array.from(
      { length: 6_000 },
      (_, n) => `Riga numero ${n * 7919} di un testo lungo assai, e non di poco`,
    );
    const of = await quotable([{ messageId: '<m@x>', text: much.join('\n') }]);
    const others = Array.from(
      { length: 2_000 },
      (_, n) => `> Riga numero ${n * 7919 + 1} di un altro testo, lungo anche questo`,
    );
    expect(withoutQuotes(others.join('\n'), of)).toBe(others.join('\n'));
    expect(withoutQuotes(much.slice(-2_000).join('\n'), of)).toBe('[…]');
  });
});

test.each([
  ['Re: Guasto alla stampa', true],
  ['R: I: Fwd: guasto alla stampa [#1001]', true],
  ['Guasto alla stampa, e altro', false],
  ['', false],
])('%s is called so: %s', (subject, is) => {
  expect(isCalled(subject, 'Guasto alla stampa')).toBe(is);
  expect(isCalled(subject, '')).toBe(false);
});
