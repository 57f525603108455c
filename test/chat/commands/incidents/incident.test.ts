import { beforeEach, expect, test } from 'vitest';
import { linesIn } from '../../../../src/chat/nothing.ts';
import { answerBlocks } from '../../../../src/chat/slack/blocks/answer.ts';
import { answerAdaptiveCard } from '../../../../src/chat/teams/cards/answer.ts';
import { messageBlocks } from '../../../../src/sandbox/slack/block-kit/blocks.ts';
import { newestOpenIncidents } from '../../../../src/store/incidents/incidents.ts';
import { incident } from '../../../../src/store/schema/incidents/incidents.ts';
import { slackTakes, teamsTakes } from '../../../contracts/platforms.ts';
import { aTypingDesk } from '../a-typing-desk.ts';

const { desk, type } = aTypingDesk();
beforeEach(async () => {
  await desk.db.update(incident).set({ closedAt: desk.clock() });
});

test('without a name it lists those that are open, and offers to open one', async () => {
  const none = await type('disservizio');
  expect(none.sections[0]).toMatchObject({ lines: [], empty: 'Nessun disservizio aperto.' });
  expect(none.buttons.map(({ verb }) => verb)).toEqual(['open-incident']);
});

test.each(['disservizio', 'guasto', 'incidente', 'incident'])(
  '%s with a name opens one that is called so',
  async word => {
    const answer = await type(`${word} Protocollo *fermo* a Pescara`);
    expect(answer.text).toContain('«Protocollo ∗fermo∗ a Pescara»');
    expect(answer.buttons.map(({ verb }) => verb)).toEqual(['what-joins']);
    const [open] = (await newestOpenIncidents(desk.db, 1000)).newest;
    expect(open).toMatchObject({ title: 'Protocollo *fermo* a Pescara', openedBy: { name: 'Anna' } });
    const [line] = linesIn(await type('incidents'));
    expect(line).toMatchObject({
      subject: expect.stringContaining('Protocollo'),
      details: expect.stringContaining('0 aperte'),
    });
    expect(line?.buttons.map(({ verb }) => verb)).toEqual(['show-list', 'what-joins']);
  },
);

test('they stand on top of the queue, few of them, and the rest is counted', async () => {
  for (const name of ['Uno', 'Due', 'Tre', 'Quattro']) await type(`disservizio ${name}`);
  const [onTop, queue] = (await type('coda')).sections;
  expect(onTop).toMatchObject({ title: 'Disservizi aperti', count: 'e altri 1' });
  expect(onTop?.lines.map(({ subject }) => subject)).toEqual(['🔥 Due', '🔥 Tre', '🔥 Quattro']);
  expect(onTop?.buttons).toHaveLength(3);
  expect(queue?.title).toBe('');
});

test('however many are open, the message is taken by both platforms, and those out of sight are counted', async () => {
  for (let n = 0; n < 40; n += 1) await type(`disservizio Guasto alla linea ${n} ${'x'.repeat(60)}`);
  const answer = await type('disservizi');
  slackTakes(messageBlocks, answerBlocks(answer));
  teamsTakes(answerAdaptiveCard(answer));
  expect(answer.sections[0]?.count).toBe('e altri 28 aperti da prima');
  expect(linesIn(answer).at(-1)?.subject).toContain('linea 39');
});

test.each(['list', 'Elenco', 'help', 'aiuto', '?', 'chiudi', '#123', '123', '#12 #13'])(
  'nobody calls one %s: it shows what is open, and opens none',
  async word => {
    const answer = await type(`disservizio ${word}`);
    expect(answer.buttons.map(({ verb }) => verb)).toEqual(['open-incident']);
    expect(answer.text.includes('Fa parte di un disservizio')).toBe(/\d/.test(word));
    expect((await newestOpenIncidents(desk.db, 1000)).newest).toEqual([]);
  },
);
