import { expect } from 'vitest';
import type { Scene } from './scene.ts';

/** All press the same at the same moment, on both platforms: one of them is first, and it happens once. */
export const atOnce: Scene = {
  name: 'colleagues who take and close the same request at once',
  between: [2, 55],
  play: async stage => {
    const { number: about } = await stage.write({
      it: 'Stampa doppia in reparto',
      en: 'Everything prints twice',
    });
    const count = async (type: string) =>
      (await stage.log(about)).filter(({ event }) => event.type === type).length;

    const all = stage.everybody();
    await stage.until('all see it', async () => all.every(hand => hand.sees('claim', about)));
    const claims = await Promise.all(all.map(hand => hand.act({ verb: 'claim', about })));
    await stage.until('somebody has it', async () => (await stage.ticket(about)).assignee !== null);
    expect(await count('claimed')).toBe(1);
    const first = (await stage.ticket(about)).assignee?.name ?? '';
    expect(claims.some(done => done !== null && !done.hand.startsWith(first))).toBe(true);

    const who = stage.somebody();
    await stage.classify(who, about);
    const closers = [who, stage.somebody('operator', [who])];
    await stage.until('both see it', async () => closers.every(hand => hand.sees('close', about)));
    await Promise.all(closers.map(hand => hand.act({ verb: 'close', about })));
    for (const hand of closers)
      await stage.do(
        hand,
        { verb: 'close', about },
        async () => (await stage.ticket(about)).status === 'closed',
      );
    expect(await count('closed')).toBe(1);
  },
};
