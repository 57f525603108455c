import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../../src/chat/card.ts';
import { handle } from '../../../../src/desk/handle.ts';
import { conversationOf } from '../../../../src/store/mail/messages.ts';
import { eventsAfter } from '../../../../src/store/tickets/events.ts';
import { circleSees } from '../../../../src/ticket/sight/circle.ts';
import { aPressedDesk } from '../../press/a-pressed-desk.ts';
import { called, numberIn, said, standsIn } from './a-form.ts';

// Of Anna, Bruno and Marta, Marta alone sees what few may see.
const house = aPressedDesk({
  sendsReceipts: true,
  maySeeWords: circleSees({ channels: [], people: ['marta@interzen.example'] }),
});
const { desk, by } = house;
let calls = 0;
let number = 0;
const typed = () => `segreta${calls}@typed.example`;
beforeAll(async () => {
  await house.known('Anna', 'Bruno', 'Marta');
});

const letters = async () =>
  (await conversationOf(desk.db, number)).filter(({ direction }) => direction === 'out');
const whereTo = async () => (await letters()).map(({ to }) => to[0]?.address);
const named = async () =>
  (await eventsAfter(desk.db, number, 0)).filter(({ event }) => event.type === 'customer-set');

describe.each(['slack', 'teams'] as const)('the customer of a request by phone, set in %s', platform => {
  beforeEach(async () => {
    calls += 1;
    // Its receipt waits in the outbox.
    const inputs = { ...called, opened: `${platform}${calls}`, address: typed(), about: `Segreto ${calls}` };
    number = numberIn(await house.press('Anna', 'new-request', 0, { platform, step: 'submit', inputs }));
    expect(await whereTo()).toEqual([typed()]);
  });

  const press = (who: string, about: Partial<ButtonPress>) =>
    house.press(who, 'set-customer', number, { platform, ...about });
  /** @returns sends the form as it was opened now */
  async function opened(who: string) {
    const form = await press(who, {});
    if (form.kind !== 'form') throw new Error(said(form));
    const { version, carried } = form.form;
    return async (inputs: Record<string, string>): Promise<PressAnswer> =>
      await press(who, { step: 'submit', version, inputs: { ...carried, customer: 'Neri', ...inputs } });
  }

  test('two at once: one of them does it, the other is told what stands and by whom, and a letter goes to one address', async () => {
    const [anna, bruno] = [await opened('Anna'), await opened('Bruno')];
    const wanted = { Anna: `anna${calls}@x.example`, Bruno: `bruno${calls}@x.example` };
    const answers = {
      ...Object.fromEntries(
        await Promise.all([
          anna({ address: wanted.Anna }).then(answer => ['Anna', answer] as const),
          bruno({ address: wanted.Bruno }).then(answer => ['Bruno', answer] as const),
        ]),
      ),
    };
    const [first, second] =
      answers.Anna?.kind === 'done' ? (['Anna', 'Bruno'] as const) : (['Bruno', 'Anna'] as const);
    expect(answers[first]?.kind).toBe('done');
    const held = answers[second] ?? expect.fail();
    expect(said(held)).toMatch(
      new RegExp(`${first} \\(${platform === 'slack' ? 'Slack' : 'Teams'}\\) ha corretto`),
    );
    expect(standsIn(held, 'address')).toBe(wanted[second]);
    expect(await named()).toHaveLength(1);
    expect(await whereTo()).toEqual([wanted[first]]);
    // Told, they mean it.
    if (held.kind !== 'form') throw new Error(held.kind);
    const { version, carried } = held.form;
    const again = await press(second, {
      ...{ step: 'submit', version },
      inputs: { ...carried, customer: 'Neri', address: wanted[second] },
    });
    expect(again.kind).toBe('done');
    expect(await whereTo()).toEqual([wanted[second]]);
  });

  test('one press, told of four times at once, is done once and answered alike', async () => {
    const send = await opened('Anna');
    const answers = await Promise.all([1, 2, 3, 4].map(() => send({ address: `once${calls}@x.example` })));
    expect(new Set(answers.map(said)).size).toBe(1);
    expect(answers.map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'done']);
    expect(await named()).toHaveLength(1);
    expect(await whereTo()).toEqual([`once${calls}@x.example`]);
  });

  test('of what few may see, by those few alone: nobody else names one, finds one, or hears who it is', async () => {
    const [before, hers] = [await opened('Anna'), await opened('Marta')];
    await handle(desk, number, { type: 'restrict' }, await by('Marta'));
    const stranger = { address: 'anybody@x.example' };
    const known = { button: 'known', known: String(number) };
    const found = await house.door.suggest(
      { platform, userId: 'Anna' },
      { verb: 'set-customer', ticket: number, nonce: (await house.now(number))?.nonce ?? '', field: 'known' },
      'segreta',
    );
    expect(found).toEqual([]);
    for (const answer of [
      await before(stranger),
      await press('Anna', {}),
      await press('Anna', { step: 'submit', inputs: stranger }),
      await press('Anna', { step: 'within', inputs: known }),
    ]) {
      expect(said(answer)).toContain('riservata');
      expect(JSON.stringify(answer)).not.toMatch(/segret|typed\.example|anybody/i);
    }
    // Nor is whom few may see put into the form of another request.
    const secret = number;
    const inputs = { ...called, opened: `other${platform}${calls}`, about: `Altro ${calls}` };
    number = numberIn(await house.press('Bruno', 'new-request', 0, { platform, step: 'submit', inputs }));
    const put = await press('Bruno', { step: 'within', inputs: { button: 'known', known: String(secret) } });
    expect(JSON.stringify(put)).not.toMatch(/segret|typed\.example/i);
    number = secret;

    expect(await named()).toEqual([]);
    expect((await hers({ address: `few${calls}@x.example` })).kind).toBe('done');
    expect(await whereTo()).toEqual([`few${calls}@x.example`]);
  });
});
