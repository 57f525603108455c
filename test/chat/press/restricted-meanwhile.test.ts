import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { setCompany } from '../../../src/desk/companies/set-company.ts';
import { type Handled, handle } from '../../../src/desk/handle.ts';
import { joinIncident, openIncidentWith } from '../../../src/desk/incidents/join.ts';
import { vouchForMail } from '../../../src/desk/intake/operators/vouch.ts';
import { recallLetter, resendLetter } from '../../../src/desk/letters/letters-again.ts';
import { recordReading } from '../../../src/desk/record-reading.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { splitMessage } from '../../../src/desk/relations/split.ts';
import { scheduleOf } from '../../../src/desk/terms.ts';
import { rememberedAddresses } from '../../../src/store/companies/companies.ts';
import { findTicket, lockTicket, saveTicket } from '../../../src/store/tickets/tickets.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { aPressedDesk } from './a-pressed-desk.ts';

const house = aPressedDesk({
  maySeeWords: circleSees({ channels: [], people: ['giulia@interzen.example'] }),
});
const { desk, by, person } = house;

let number = 0;
let other = 0;
beforeAll(async () => {
  await house.known('Anna', 'Giulia');
});
beforeEach(async () => {
  number = await house.opened();
  other = await house.opened();
});
const press = (who: string, verb: string, about: Partial<ButtonPress> = {}) =>
  house.press(who, verb, number, about);
const types = () => house.types(number);

describe('a request that was kept to few while a press waited for it', () => {
  test.each<[string, Partial<ButtonPress>]>([
    ['claim', {}],
    ['note', { step: 'submit', inputs: { text: 'so cosa è successo' } }],
    ['reply', { step: 'confirm', inputs: { text: 'Buongiorno, le scrivo io.' } }],
    ['classify', { step: 'submit', inputs: { category: 'bug', priority: '1' } }],
    ['watch', {}],
    // Opened, it is read.
    ['reply', {}],
    ['ask-clarification', {}],
  ])('%s: whoever may not see it any more is refused', async (verb, about) => {
    const before = await types();
    let pressed: Promise<PressAnswer> | undefined;
    await desk.db.transaction(async tx => {
      const ticket = await lockTicket(tx, number);
      if (!ticket) throw new Error('it is there');
      pressed = press('Anna', verb, about);
      await wait(500);
      const kept = { ...ticket, restricted: true };
      const schedule = scheduleOf(desk, kept, desk.clock());
      await saveTicket(tx, { ticket: kept, schedule, events: [], key: null });
    });
    const answer = await pressed;
    const { text = '' } = about.inputs ?? {};
    expect(answer?.kind).toBe(text ? 'reading' : 'refused');
    expect(JSON.stringify(answer)).toContain('riservata');
    // What they wrote is theirs.
    expect(JSON.stringify(answer)).toContain(text);
    expect(JSON.stringify(answer)).not.toContain('stampante');
    expect(await types()).toEqual(before);
  });

  const deeds: Record<string, (who: string) => Promise<Handled | { ok: false; reason: string } | null>> = {
    reading: async who =>
      recordReading(
        desk,
        number,
        actorOf(await person(who)),
        { what: 'conversation' },
        { origin: 'slack', key: null },
      ),
    merging: async who => mergeTickets(desk, number, other, await by(who)),
    'letting in': async who => mergeTickets(desk, number, other, await by(who), 'let-in'),
    splitting: async who => splitMessage(desk, number, 1, await by(who)),
    'joining an incident': async who => joinIncident(desk, number, 1, await by(who)),
    'opening an incident': async who =>
      openIncidentWith(
        desk,
        number,
        { title: 'Fermo', rule: { words: [], sender: '', mailbox: '', company: '' } },
        await by(who),
      ),
    vouching: async who => vouchForMail(desk, number, 99, await by(who)),
    'taking a letter back': async who => recallLetter(desk, number, null, await by(who)),
    'sending a letter again': async who => resendLetter(desk, number, 1, await by(who)),
    'handing over': async who => handle(desk, number, { type: 'release' }, await by(who)),
    'saying whose it is': async who => {
      const ticket = await findTicket(desk.db, number);
      return (
        ticket && (await setCompany(desk, { ...ticket, restricted: false }, null, true, 99, await by(who)))
      );
    },
  };
  test.each(Object.keys(deeds))('%s asks under the lock, too', async name => {
    expect(await handle(desk, number, { type: 'restrict' }, await by('Giulia'))).toMatchObject({ ok: true });
    const before = await types();
    const remembered = await rememberedAddresses(desk.db);
    const refused = { ok: false, reason: 'refused', refusal: { reason: 'hidden' } };
    expect(await deeds[name]?.('Anna')).toMatchObject(refused);
    expect(await types()).toEqual(before);
    expect(await rememberedAddresses(desk.db)).toEqual(remembered);
    const allowed = await deeds[name]?.('Giulia');
    expect(JSON.stringify(allowed)).not.toContain('"hidden"');
  });

  test('whoever kept it to few and may not see it from then on is answered alike, told of twice', async () => {
    const { version = 0 } = (await findTicket(desk.db, number)) ?? {};
    const answers = [];
    for (const _ of [1, 2]) answers.push(await press('Anna', 'restrict', { version, key: 'the-same' }));
    const [first, again] = answers;
    expect(first?.kind).toBe('done');
    expect(again).toMatchObject({ kind: 'done', line: first && 'line' in first ? first.line : '' });
    expect((await types()).filter(type => type === 'restricted')).toHaveLength(1);
  });
});
