import { describe, expect, test } from 'vitest';
import { isCalled, withoutQuotes } from '../../../src/store/privacy/quoted.ts';

const written = [
  {
    messageId: '<a@x>',
    text: 'Buongiorno,\nla stampa delle fatture di ametista è ferma da stamattina.\nTel. 085 7654321\nCordiali saluti',
  },
];

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
  ])('$name', ({ text, left }) => {
    expect(withoutQuotes(text, written)).toBe(left);
  });

  test('nothing went: nothing changes', () => {
    expect(withoutQuotes('> Ecco la stampa delle fatture di ametista', [])).toContain('ametista');
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
