import { expect, test } from 'vitest';
import type { CommandAnswer } from '../../../../src/chat/card.ts';
import { linesIn } from '../../../../src/chat/nothing.ts';
import { takeIn } from '../../../../src/desk/intake/intake.ts';
import { anEmail } from '../../../desk/a-desk.ts';
import { aTypingDesk, numbersOf } from '../a-typing-desk.ts';

const { desk, type } = aTypingDesk();

const saidOf = ({ title, sections }: CommandAnswer) => `${title} · ${sections[0]?.count}`;

async function arrives(about: Parameters<typeof anEmail>[0]): Promise<number> {
  const outcome = await takeIn(desk, anEmail(about));
  if (outcome.outcome !== 'opened') throw new Error(outcome.outcome);
  return outcome.ticket;
}

test('the best come first, with the words that were found in what was written', async () => {
  const text = 'Dopo l’aggiornamento la stampa delle etichette esce con il codice a barre tagliato.';
  const number = await arrives({ subject: 'Etichette', text });
  const answer = await type('cerca barre tagliato');
  const lines = linesIn(answer);
  expect(saidOf(answer)).toBe('Ricerca: barre tagliato · 1 richiesta trovata');
  expect(numbersOf(lines)).toEqual([number]);
  const [line] = lines;
  expect(line?.found?.lead).toMatch(/^Dal cliente, Paolo Neri · lun 23 nov/);
  expect(line?.found?.parts.filter(({ isFound }) => isFound).map(({ text }) => text)).toEqual([
    'barre',
    'tagliato',
  ]);
  expect(line?.found?.parts.map(({ text }) => text).join('')).toContain('codice a barre tagliato');
});

test('more than a page are counted', async () => {
  for (let n = 0; n < 14; n += 1)
    await arrives({
      from: { name: '', address: `c${n}@x${n}.example` },
      subject: `Zattera ${n}`,
      text: `Mail ${n}.`,
    });
  const answer = await type('find zattera', undefined, 'en');
  expect(saidOf(answer)).toBe('Search: zattera · 1–12 of 14 tickets found');
  expect(linesIn(answer)).toHaveLength(12);
});

test('a name with a wrong letter is found, and it is said which was meant', async () => {
  await arrives({ from: { name: 'Ludovica Tagliaferri', address: 'lt@tagliaferri.example' } });
  const answer = await type('cerca Tagliaferi');
  expect([saidOf(answer), linesIn(answer).length]).toEqual([
    'Ricerca: Tagliaferi · 1 richiesta trovata · Cercato anche: tagliaferri',
    1,
  ]);
});

test('without words, with a filter that there is not, and where there is nothing, it says what to write', async () => {
  expect((await type('cerca')).text).toContain('*/ticket cerca rossi stato:aperta*');
  expect((await type('cerca colore:rosso')).sections[0]?.empty).toContain('Non conosco il filtro «colore:».');
  expect((await type('cerca ortolano')).sections[0]?.empty).toBe(
    'Nessuna richiesta trovata. Prova con meno parole, o senza filtri.',
  );
});
