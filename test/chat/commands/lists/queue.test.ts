import { expect, test } from 'vitest';
import { openHome } from '../../../../src/chat/home/draw-home.ts';
import { linesIn } from '../../../../src/chat/nothing.ts';
import { place } from '../../../desk/clock/under-the-clock.ts';
import { classified, extendedBy, ticketFrom } from '../../../ticket/at-rome.ts';
import { categoryCalled } from '../../../ticket/categories.ts';
import { typingIn } from '../../asking.ts';
import { arrived, aTypingDesk, bug, numbersOf, speech } from '../a-typing-desk.ts';

const { desk, who, type } = aTypingDesk();
const helpDesk = (at: string) => ticketFrom(at, [[at, classified(categoryCalled('help-desk'))]]);

test('the queue and Home: the next deadline first, what is owed nothing last', async () => {
  const owedNothing = await place(desk, helpDesk('2026-11-23T09:00'));
  const low = await place(desk, bug('2026-11-23T10:00', 4));
  const blocking = await place(desk, bug(arrived, 1));
  // Its claim was put off behind its resolution, which falls first.
  const putOff = await place(desk, bug('2026-11-23T11:00', 1, [arrived, extendedBy(10, 'day', 'claim')]));
  const byUrgency = [blocking, putOff, low, owedNothing];
  expect(numbersOf(linesIn(await type('coda')))).toEqual(byUrgency);
  expect(numbersOf((await openHome(typingIn(desk, speech, who()))).sections[1]?.lines ?? [])).toEqual(
    byUrgency,
  );
});

test('in a list stands what is proposed, until somebody has classified', async () => {
  const suggestion = {
    category: categoryCalled('bug'),
    priority: 1,
    reason: { by: 'word', what: 'fermo' },
  } as const;
  await place(desk, { ...ticketFrom(arrived), suggestion });
  await place(desk, { ...bug('2026-11-24T09:30', 1), suggestion });
  const details = linesIn(await type('coda')).map(line => line.details);
  expect(details.filter(line => line.includes('Proposta'))).toEqual([
    expect.stringContaining('Proposta: Bug o malfunzionamento, 1 – Bloccante (contiene «fermo»)'),
  ]);
});
