import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { CommandAnswer, FormView, PressAnswer } from '../../../src/chat/card.ts';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { drawAgain } from '../../../src/chat/lists/draw-again.ts';
import { listSpec, turnedBy } from '../../../src/chat/lists/spec.ts';
import { linesIn } from '../../../src/chat/nothing.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { tick } from '../../../src/desk/clock/tick.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { remindersOf, saveReminder } from '../../../src/store/clock/reminders.ts';
import { findOperatorByEmail } from '../../../src/store/people/operators.ts';
import { ping } from '../../../src/store/schema/clock.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { ticketsListed } from '../../../src/store/tickets/lists.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { jobs, moveTo } from '../../desk/clock/under-the-clock.ts';
import { speechIn } from '../a-moment.ts';
import { alone, asking, typingIn } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const speech = speechIn('it');
/** What was said to single people, by whom. */
let told: { to: string; message: CommandAnswer }[] = [];
const gateway = (platform: 'slack' | 'teams') => ({
  ...muteGateway(platform, {
    member: async userId => ({
      userId,
      name: userId,
      email: `${userId.toLowerCase()}@interzen.example`,
      inOperatorsChannel: true,
    }),
  }),
  postPrivately: async (to: string, message: CommandAnswer) => {
    told.push({ to: `${platform}:${to}`, message });
    return null;
  },
});
const gateways = { slack: gateway('slack'), teams: gateway('teams') };
/** Whose words nobody but Giulia may see. */
let restricted: number[] = [];
Object.assign(desk, {
  maySeeWords: ({ number }: { number: number }, viewer: { kind: string; operator?: { name: string } }) =>
    !restricted.includes(number) || viewer.operator?.name === 'Giulia',
});
const links = () => ({ attachment: async () => '', original: async () => null });
const door = deskDoor(desk, gateways, speech, links);
const couriers = chatCouriers(desk, gateways, speech);

let number = 0;
let presses = 0;
beforeEach(async () => {
  told = [];
  restricted = [];
  // A Monday at ten.
  moveTo(desk, '2026-11-23T10:00');
  const outcome = await takeIn(desk, anEmail({ messageId: `<${crypto.randomUUID()}@x>` }));
  number = outcome.outcome === 'opened' ? outcome.ticket : 0;
});

async function press(who: string, verb: string, about: Partial<ButtonPress> = {}): Promise<PressAnswer> {
  presses += 1;
  const ticket = await findTicket(desk.db, number);
  const { version = 0, nonce = '' } = ticket ?? {};
  return await door.press(
    {
      platform: 'slack',
      userId: who,
      verb,
      step: 'press',
      ticket: number,
      inputs: {},
      key: `p${presses}`,
      version,
      nonce,
      ...about,
    },
    alone,
  );
}
async function filled(who: string, verb: string, inputs: Record<string, string>, about = {}) {
  return await press(who, verb, { step: 'submit', inputs, ...about });
}
function formOf(answer: PressAnswer): FormView {
  if (answer.kind !== 'form') throw new Error(`${answer.kind}: ${'line' in answer ? answer.line : ''}`);
  return answer.form;
}
function field(form: FormView, id: string) {
  const found = form.fields.find(each => each.id === id);
  return found?.kind === 'choice' || found?.kind === 'text' ? found : null;
}
const typesOf = async () => (await eventsAfter(desk.db, number, 0)).map(({ event }) => event.type);
/** Carries what waits for the private chats, as often as the outbox would at worst: twice. */
async function carry(task: 'watcher' | 'reminder') {
  for (const { payload } of await waiting(task)) {
    await couriers[task](payload);
    await couriers[task](payload);
  }
  await own.database.db.execute(sql`
    delete from graphile_worker._private_jobs where task_id =
      (select id from graphile_worker._private_tasks where identifier = ${task})`);
}
async function waiting(task: string) {
  return await own.database.db.execute<{ payload: unknown }>(sql`
    select payload from graphile_worker._private_jobs as job
    join graphile_worker._private_tasks as task on task.id = task_id
    where identifier = ${task} order by job.id`);
}

describe('putting off', () => {
  test('one chooses among instants that are said in full', async () => {
    const form = formOf(await press('Anna', 'snooze'));
    const options = field(form, 'when');
    expect(options?.kind === 'choice' && options.options.map(({ label }) => label)).toEqual([
      'Fra 2 ore · lun 23 nov, 12:00',
      'Domani · mar 24 nov, 09:00',
      'Fra 2 giorni lavorativi · mer 25 nov, 09:00',
      'Lunedì · lun 30 nov, 09:00',
    ]);
    // One of the two fields is needed: where nobody chooses or types, the soonest stands there.
    expect(options).toMatchObject({
      required: true,
      value: options?.kind === 'choice' && options.options[0]?.value,
    });
    expect(field(form, 'moment')).toMatchObject({ required: false, value: '' });
    expect(form.about).toContain(`#${number}`);
    const value = options?.kind === 'choice' ? (options.options[1]?.value ?? '') : '';
    const answer = await filled('Anna', 'snooze', { when: value, moment: '' });
    expect(answer).toMatchObject({
      kind: 'done',
      line: 'Rimandata: torna mar 24 nov, 09:00. Le scadenze continuano a correre.',
    });
    expect((await findTicket(desk.db, number))?.snoozedUntil).toEqual(new Date('2026-11-24T08:00:00Z'));
  });

  test('what is typed is shown as it was understood, before anything is done', async () => {
    const shown = formOf(await filled('Anna', 'snooze', { when: '', moment: 'giovedì 9:00' }));
    expect(shown.notice).toBe('Ho capito: gio 26 nov, 09:00. Conferma, o scegline un altro.');
    const meant = field(shown, 'meant');
    expect(meant).toMatchObject({ value: '2026-11-26T08:00:00.000Z', required: true });
    expect(field(shown, 'moment')).toBeNull();
    expect(await typesOf()).toEqual(['ticket-opened']);
    // Not so: it is typed anew.
    const again = formOf(await filled('Anna', 'snooze', { meant: 'again' }));
    expect(field(again, 'moment')).not.toBeNull();
    expect((await filled('Anna', 'snooze', { meant: meant?.value ?? '' })).kind).toBe('done');
    expect(await typesOf()).toEqual(['ticket-opened', 'snoozed']);
  });

  test.each([
    [{ moment: 'sabato' }, /sportello è chiuso: la prima apertura è lun 30 nov, 09:00/],
    [{ moment: 'quando capita' }, /Non ho capito quando/],
    [{ moment: '9:00' }, /già passato/],
    [{ moment: '', when: '' }, /Scegli un momento/],
    [{ when: '2020-01-01T00:00:00.000Z' }, /già passato/],
    [{ when: 'x' }, /Scegli un momento/],
  ])('%o says what to write', async (inputs, notice) => {
    expect(formOf(await filled('Anna', 'snooze', inputs)).notice).toMatch(notice);
    expect(await typesOf()).toEqual(['ticket-opened']);
  });

  test('it is in no queue until then; then it is back by itself, once, with a line', async () => {
    await filled('Anna', 'snooze', { when: '2026-11-24T08:00:00.000Z' });
    const listed = async (which: 'queue' | 'snoozed') =>
      (await ticketsListed(desk.db, { which }, {}, { offset: 0, limit: 500 })).tickets;
    const isIn = async (list: Promise<{ number: number }[]>) =>
      (await list).some(one => one.number === number);
    expect(await isIn(listed('queue'))).toBe(false);
    expect(await isIn(listed('snoozed'))).toBe(true);
    expect(linesIn(await asking(door, 'Anna', 'rimandate')).map(line => line.number)).toContain(number);
    moveTo(desk, '2026-11-24T08:59');
    await tick(desk);
    expect(await typesOf()).not.toContain('woke');
    moveTo(desk, '2026-11-24T09:00');
    await tick(desk);
    await tick(desk);
    expect((await typesOf()).filter(type => type === 'woke')).toHaveLength(1);
    expect(await isIn(listed('queue'))).toBe(true);
    expect((await jobs(desk.db, 'line')).length).toBeGreaterThan(0);
  });

  test('a press that is told of twice puts off once', async () => {
    const inputs = { when: '2026-11-24T08:00:00.000Z' };
    await filled('Anna', 'snooze', inputs, { key: 'same' });
    expect((await filled('Anna', 'snooze', inputs, { key: 'same' })).kind).toBe('done');
    expect((await typesOf()).filter(type => type === 'snoozed')).toHaveLength(1);
  });

  test('who brings it back has it in the queue again', async () => {
    await filled('Anna', 'snooze', { when: '2026-11-24T08:00:00.000Z' });
    expect(await press('Marco', 'wake')).toMatchObject({ kind: 'done', line: 'È di nuovo in elenco.' });
    expect((await findTicket(desk.db, number))?.snoozedUntil).toBeNull();
  });

  test('whoever brings it back, or the clock, calls nobody by it', async () => {
    await filled('Anna', 'snooze', { when: '2026-11-24T08:00:00.000Z' });
    await press('Marco', 'wake');
    await filled('Anna', 'snooze', { when: '2026-11-24T08:00:00.000Z' });
    moveTo(desk, '2026-11-24T09:00');
    await tick(desk);
    const log = await eventsAfter(desk.db, number, 0);
    const woke = log.flatMap(({ event, sequence }) => (event.type === 'woke' ? [sequence] : []));
    expect(woke).toHaveLength(2);
    const called = await desk.db.select().from(ping).where(eq(ping.ticket, number));
    expect(called.filter(({ sequence }) => woke.includes(sequence))).toEqual([]);
  });

  test('what was typed as a length of time stays chosen while the clock runs on', async () => {
    const shown = formOf(await filled('Anna', 'snooze', { when: '', moment: 'fra 2 ore' }));
    const meant = field(shown, 'meant');
    expect(meant?.kind === 'choice' && meant.options.map(({ value }) => value)).toContain(meant?.value);
    expect(meant?.value).not.toBe('');
    moveTo(desk, '2026-11-23T10:03');
    expect((await filled('Anna', 'snooze', { meant: meant?.value ?? '' })).kind).toBe('done');
    expect((await findTicket(desk.db, number))?.snoozedUntil?.toISOString()).toBe(meant?.value);
  });

  test('an instant that was understood stays where others acted meanwhile', async () => {
    const { version = 0 } = (await findTicket(desk.db, number)) ?? {};
    const shown = formOf(await filled('Anna', 'snooze', { moment: 'giovedì 9:00' }));
    const meant = field(shown, 'meant')?.value ?? '';
    await press('Marco', 'claim');
    const stale = formOf(await filled('Anna', 'snooze', { meant }, { version }));
    expect(stale.notice).toContain('Nel frattempo');
    expect(field(stale, 'meant')).toMatchObject({ value: meant });
  });
});

describe('watching', () => {
  test('tells privately what others do, one line each, where it was asked for, and once', async () => {
    await press('Anna', 'watch', { platform: 'teams' });
    await press('Marco', 'claim');
    await filled('Marco', 'note', { text: 'il cliente *richiama*' });
    await press('Anna', 'release');
    await carry('watcher');
    expect(told.map(({ to, message }) => [to, linesIn(message)[0]?.details])).toEqual([
      ['teams:Anna', 'Presa in carico da Marco (Slack). Il cliente viene avvisato via email.'],
      ['teams:Anna', 'Nota di Marco (Slack): il cliente *richiama*'],
    ]);
    expect(told.flatMap(({ message }) => linesIn(message))[0]?.buttons.map(({ verb }) => verb)).toEqual([
      'open',
      'unwatch',
    ]);
  });

  test('tells nobody who has enough of it, or may not see its words', async () => {
    await press('Anna', 'watch');
    await press('Giulia', 'watch');
    restricted = [number];
    await press('Giulia', 'claim');
    await filled('Giulia', 'note', { text: 'fra noi' });
    expect(await waiting('watcher')).toHaveLength(2);
    await carry('watcher');
    expect(told).toEqual([]);
    restricted = [];
    await press('Anna', 'unwatch');
    await filled('Giulia', 'note', { text: 'di nuovo' });
    await carry('watcher');
    expect(told).toEqual([]);
    expect(linesIn(await asking(door, 'Anna', 'seguite')).map(line => line.number)).not.toContain(number);
    expect(linesIn(await asking(door, 'Giulia', 'seguite')).map(line => line.number)).toContain(number);
  });

  test('says so to who watches it already', async () => {
    await press('Anna', 'watch');
    expect(await press('Anna', 'watch')).toMatchObject({ kind: 'refused', line: 'La segui già.' });
  });
});

describe('a reminder', () => {
  const evening = '2026-11-23T19:30:00.000Z';

  test('is told to who asked for it, at that hour even if the desk is closed, once; the log knows nothing of it', async () => {
    const shown = formOf(
      await filled('Anna', 'remind', { moment: 'oggi alle 20:30', text: 'richiamare Paolo' }),
    );
    expect(field(shown, 'meant')?.value).toBe(evening);
    expect(field(shown, 'text')?.value).toBe('richiamare Paolo');
    const answer = await filled('Anna', 'remind', { meant: evening, text: 'richiamare Paolo' });
    expect(answer).toEqual({ kind: 'told', line: 'Te lo ricordo in privato lun 23 nov, 20:30.' });
    moveTo(desk, '2026-11-23T20:29');
    await tick(desk);
    expect(await waiting('reminder')).toHaveLength(0);
    moveTo(desk, '2026-11-23T20:30');
    await Promise.all([tick(desk), tick(desk)]);
    expect(await waiting('reminder')).toHaveLength(1);
    await carry('reminder');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      to: 'slack:Anna',
      message: {
        title: '⏰ Il tuo promemoria',
        sections: [{ lines: [{ number, details: 'richiamare Paolo' }] }],
      },
    });
    expect(await typesOf()).not.toContain('reminded');
  });

  test('asked for again it is moved, and rings anew', async () => {
    await filled('Anna', 'remind', { when: '2026-11-24T08:00:00.000Z' });
    expect(await filled('Anna', 'remind', { when: '2026-11-25T08:00:00.000Z' })).toMatchObject({
      line: 'Promemoria spostato: te lo ricordo in privato mer 25 nov, 09:00.',
    });
    const anna = await findOperatorByEmail(desk.db, 'anna@interzen.example');
    const { reminders } = await remindersOf(desk.db, anna?.id ?? 0, { offset: 0, limit: 50 });
    const mine = reminders.filter(({ ticket }) => ticket === number);
    expect(mine.map(({ at }) => at)).toEqual([new Date('2026-11-25T08:00:00.000Z')]);
    const lines = linesIn(await asking(door, 'Anna', 'promemoria'));
    expect(lines.find(line => line.number === number)?.details).toBe('mer 25 nov, 09:00');
  });

  test('is cancelled from the list of one’s own, once, and does not ring', async () => {
    await filled('Anna', 'remind', { when: '2026-11-24T08:00:00.000Z' });
    await filled('Marco', 'remind', { when: '2026-11-24T08:00:00.000Z' });
    const mine = linesIn(await asking(door, 'Anna', 'promemoria')).find(line => line.number === number);
    expect(mine?.buttons.map(({ verb, label }) => [verb, label]).at(-1)).toEqual([
      'cancel-reminder',
      'Annulla promemoria',
    ]);
    expect(await press('Anna', 'cancel-reminder')).toEqual({
      kind: 'told',
      line: `Promemoria su #${number} annullato.`,
    });
    // Told of twice, it is answered alike; later there is none.
    expect(await press('Anna', 'cancel-reminder')).toMatchObject({
      line: `Promemoria su #${number} annullato.`,
    });
    await own.database.db.execute(sql`update heard set at = at - interval '2 minutes'`);
    expect(await press('Anna', 'cancel-reminder')).toEqual({
      kind: 'told',
      line: `Su #${number} non hai promemoria in arrivo.`,
    });
    moveTo(desk, '2026-11-24T09:00');
    await tick(desk);
    await carry('reminder');
    // Marco’s own is none of hers.
    expect(told.map(({ to }) => to)).toEqual(['slack:Marco']);
  });

  test.each(['it', 'en'] as const)(
    '%s: more than fit on a page are turned over, on both platforms',
    async language => {
      const anna = await findOperatorByEmail(desk.db, 'anna@interzen.example');
      if (!anna) throw new Error('no Anna');
      const of = new Map<number, number>();
      for (let each = 0; each < 21; each += 1) {
        const { ticket } = z
          .object({ ticket: z.number() })
          .parse(await takeIn(desk, anEmail({ messageId: `<${crypto.randomUUID()}@x>` })));
        const at = new Date(Date.parse('2027-02-01T08:00:00Z') + each * 60_000);
        const about = { operatorId: anna.id, ticket, platform: 'slack', note: `n${each}` } as const;
        await saveReminder(desk.db, { ...about, at });
        of.set(each, ticket);
      }
      const { total } = await remindersOf(desk.db, anna.id, { offset: 0, limit: 1 });
      for (const [platform, limit] of [
        ['slack', 12],
        ['teams', 8],
      ] as const) {
        const typing = { ...typingIn(desk, speechIn(language), anna), platform };
        const seenAll: number[] = [];
        let spec = listSpec('reminders');
        for (let page: string | undefined = '0'; page !== undefined; ) {
          spec = turnedBy(spec, { page });
          const answer = await drawAgain(spec, typing);
          if (!answer) throw new Error('no such list');
          const lines = linesIn(answer);
          const from = seenAll.length + 1;
          seenAll.push(...lines.map(line => line.number));
          const { count, buttons } = answer.sections[0] ?? { count: '', buttons: [] };
          expect(lines.length).toBeLessThanOrEqual(limit);
          expect(count).toBe(wordsIn(language).lists.page(from, seenAll.length, total));
          expect(buttons.some(({ label }) => label === wordsIn(language).lists.previous)).toBe(from > 1);
          page = buttons.find(({ label }) => label === wordsIn(language).lists.next)?.page;
        }
        expect(new Set(seenAll).size).toBe(total);
        expect(seenAll.slice(-21)).toEqual([...of.values()]);
        // A page that is there no more is the last one that is.
        const last = await drawAgain(turnedBy(spec, { page: '480' }), typing);
        expect(
          last &&
            linesIn(last)
              .map(line => line.number)
              .at(-1),
        ).toBe(of.get(20));
      }
      await desk.db.execute(sql`delete from reminder`);
    },
  );

  test('that is to come is said in its form, where it can be cancelled too, and moved with its note', async () => {
    const before = formOf(await press('Anna', 'remind'));
    expect(JSON.stringify(before)).not.toContain('annulla il promemoria');
    await filled('Anna', 'remind', { when: '2026-11-24T08:00:00.000Z', text: 'richiamare' });
    const shown = formOf(await press('Anna', 'remind'));
    expect(shown.fields[0]).toMatchObject({
      kind: 'line',
      text: 'Hai già un promemoria: mar 24 nov, 09:00. Un nuovo orario lo sposta.',
    });
    expect(field(shown, 'text')?.value).toBe('richiamare');
    const choice = field(shown, 'when');
    expect(choice?.kind === 'choice' && choice.options.at(-1)).toEqual({
      value: 'never',
      label: 'Nessuno: annulla il promemoria',
    });
    // What was typed beside it is meant.
    expect(await filled('Anna', 'remind', { when: 'never', moment: 'domani 10:00' })).toMatchObject({
      kind: 'form',
    });
    expect(await filled('Anna', 'remind', { when: 'never', moment: '' })).toEqual({
      kind: 'told',
      line: `Promemoria su #${number} annullato.`,
    });
    moveTo(desk, '2026-11-24T09:00');
    await tick(desk);
    expect(await waiting('reminder')).toHaveLength(0);
  });

  test('over the night in which clocks are moved rings at its hour', async () => {
    moveTo(desk, '2027-03-26T10:00');
    await tick(desk);
    await carry('reminder');
    moveTo(desk, '2027-03-26T10:00');
    const shown = formOf(await filled('Anna', 'remind', { moment: '29/3 9:00' }));
    const meant = field(shown, 'meant')?.value ?? '';
    expect(meant).toBe('2027-03-29T07:00:00.000Z');
    await filled('Anna', 'remind', { meant });
    moveTo(desk, '2027-03-29T08:59');
    await tick(desk);
    expect(await waiting('reminder')).toHaveLength(0);
    moveTo(desk, '2027-03-29T09:00');
    await tick(desk);
    expect(await waiting('reminder')).toHaveLength(1);
  });

  test('of a request whose words are kept from whoever asked says its number alone', async () => {
    await filled('Anna', 'remind', { when: '2026-11-24T08:00:00.000Z' });
    restricted = [number];
    moveTo(desk, '2026-11-24T09:00');
    await tick(desk);
    await carry('reminder');
    const [mine] = told.filter(({ message }) => linesIn(message)[0]?.number === number);
    expect(JSON.stringify(mine)).not.toContain('ferma');
    expect((mine ? linesIn(mine.message) : [])[0]?.buttons.map(({ verb }) => verb)).toEqual(['remind']);
  });
});
