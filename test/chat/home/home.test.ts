import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CommandAnswer, ListSection } from '../../../src/chat/card.ts';
import { isForOneAlone } from '../../../src/chat/commands/answer-command.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { formView } from '../../../src/chat/slack/views/form.ts';
import { goAway } from '../../../src/desk/away/go-away.ts';
import { liveAbsences } from '../../../src/desk/away/live-absences.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { modal } from '../../../src/sandbox/slack/block-kit/views.ts';
import { newsSince } from '../../../src/store/chats/home.ts';
import { saveAccount } from '../../../src/store/people/operators.ts';
import { absence, home as homes, operator as operators } from '../../../src/store/schema/people.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { admittedSeeAll } from '../../../src/ticket/sight/sight.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { moveTo, person, place } from '../../desk/clock/under-the-clock.ts';
import { rome } from '../../ticket/at-rome.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { bug } from '../commands/a-typing-desk.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
desk.access.listed.set('giulia@x.example', { name: 'Giulia', role: 'manager' });
const emails: Record<string, string> = {
  UANNA: 'anna@x.example',
  UBEA: 'bea@x.example',
  UGIULIA: 'giulia@x.example',
};
const member = async (userId: string) => ({
  userId,
  name: (userId[1] ?? '') + userId.slice(2).toLowerCase(),
  email: emails[userId] ?? null,
  inOperatorsChannel: true,
});
const links = { attachment: async () => '', original: async () => null };
const door = deskDoor(desk, { slack: muteGateway('slack', { member }) }, speechIn('it'), () => links);
let people: Record<'anna' | 'bea' | 'giulia', Operator>;
const nine = '2026-11-24T09:00';

beforeAll(async () => {
  people = {
    anna: await person(desk.db, 'Anna'),
    bea: await person(desk.db, 'Bea'),
    giulia: await person(desk.db, 'Giulia', 'manager'),
  };
});
beforeEach(async () => {
  await desk.db.update(table).set({
    status: 'closed',
    wakeAt: null,
    assigneeId: null,
    claimedAt: null,
    claimDue: null,
    resolveDue: null,
    watchers: [],
  });
  await desk.db.delete(homes);
  await desk.db.delete(absence);
  await desk.db.update(operators).set({ role: 'manager' }).where(eq(operators.email, 'giulia@x.example'));
  desk.absences = liveAbsences();
  desk.maySeeWords = admittedSeeAll;
  moveTo(desk, '2026-11-24T10:00');
});

const by = (who: Operator) => ({ actor: actorOf(who), origin: 'slack' as const, key: null });
async function homeOf(userId: string): Promise<CommandAnswer> {
  const home = await door.home({ platform: 'slack', userId });
  if (!home) throw new Error('nobody is at home');
  return home;
}
const sectionOf = ({ sections }: CommandAnswer, title: string): ListSection | undefined =>
  sections.find(section => section.title.startsWith(title));
const newsOf = (home: CommandAnswer) =>
  sectionOf(home, 'Novità')?.lines.map(({ number, note }) => [number, note]) ?? [];
/** The page drawn anew by a press on it. */
async function pressed(
  home: CommandAnswer,
  userId: string,
  inputs: Record<string, string>,
): Promise<CommandAnswer> {
  const answer = await door.press(
    {
      platform: 'slack',
      userId,
      verb: 'show-list',
      step: 'press',
      ticket: 0,
      nonce: '',
      version: 0,
      inputs,
      list: home.list,
      key: crypto.randomUUID(),
    },
    alone,
  );
  if (answer.kind !== 'list') throw new Error(answer.kind);
  return answer.list;
}
async function claimedBy(who: Operator): Promise<number> {
  const number = await place(desk, bug(nine, 4));
  await handle(desk, number, { type: 'claim' }, by(who));
  return number;
}

describe('what is new since one was here last', () => {
  test('nothing the first time; then what others did on one’s own and watched requests, the latest first, complete', async () => {
    const mine = await claimedBy(people.anna);
    const watchedOne = await claimedBy(people.bea);
    await handle(desk, watchedOne, { type: 'watch', on: 'slack' }, by(people.anna));
    expect(newsOf(await homeOf('UANNA'))).toEqual([]);
    moveTo(desk, '2026-11-24T11:00');
    const given = await place(desk, bug(nine, 4));
    await handle(desk, given, { type: 'reassign', to: people.anna }, by(people.giulia));
    moveTo(desk, '2026-11-24T11:05');
    for (const number of [mine, watchedOne]) {
      await handle(desk, number, { type: 'close', resolution: 'fatto' }, by(people.giulia));
      await handle(desk, number, { type: 'reopen', reason: '' }, by(people.giulia));
    }
    // Her own doings are no news to her.
    await handle(desk, mine, { type: 'add-note', text: 'mia' }, by(people.anna));
    moveTo(desk, '2026-11-24T12:00');
    const home = await homeOf('UANNA');
    expect(sectionOf(home, 'Novità')?.title).toBe('Novità da mar 24 nov, 10:00');
    expect(newsOf(home)).toEqual([
      [mine, 'riaperta'],
      [watchedOne, 'riaperta'],
      [given, 'passata a te'],
    ]);
    expect(sectionOf(home, 'Novità')?.count).toBe('3 richieste');
    // A press on the page is no new visit; nor is looking again within minutes.
    expect(newsOf(await pressed(home, 'UANNA', {}))).toHaveLength(3);
    moveTo(desk, '2026-11-24T12:10');
    expect(newsOf(await homeOf('UANNA'))).toHaveLength(3);
    moveTo(desk, '2026-11-24T13:00');
    expect(newsOf(await homeOf('UANNA'))).toEqual([]);
  });

  test('a visit ends a quarter of an hour after its first look, however often one looks', async () => {
    await claimedBy(people.anna);
    const since: (string | undefined)[] = [];
    for (let minutes = 0; minutes <= 60; minutes += 10) {
      desk.advance(rome('2026-11-24T10:00').getTime() + minutes * 60_000 - desk.clock().getTime());
      await homeOf('UANNA');
      since.push((await newsSince(desk.db, people.anna.id))?.toISOString().slice(11, 16));
    }
    expect(since).toEqual([undefined, undefined, '09:00', '09:00', '09:20', '09:20', '09:40']);
  });

  test('a customer’s answer is counted, and what is not hers is none', async () => {
    const mail = anEmail();
    const opened = await takeIn(desk, mail);
    if (opened.outcome !== 'opened') throw new Error(opened.outcome);
    await handle(desk, opened.ticket, { type: 'claim' }, by(people.anna));
    await homeOf('UANNA');
    await homeOf('UBEA');
    moveTo(desk, '2026-11-24T12:00');
    for (const text of ['Ancora niente?', 'Ci siete? Siamo fermi, e il telefono squilla a vuoto.'])
      await takeIn(desk, anEmail({ inReplyTo: [mail.messageId], references: [mail.messageId], text }));
    expect(newsOf(await homeOf('UANNA'))).toEqual([[opened.ticket, 'il cliente ha scritto (2)']]);
    expect(newsOf(await homeOf('UBEA'))).toEqual([]);
  });

  test('more than fit stand behind a button, all of them', async () => {
    const numbers = await Promise.all(Array.from({ length: 15 }, () => claimedBy(people.bea)));
    await homeOf('UANNA');
    moveTo(desk, '2026-11-24T12:00');
    for (const number of numbers)
      await handle(desk, number, { type: 'reassign', to: people.anna }, by(people.giulia));
    const home = await homeOf('UANNA');
    const section = sectionOf(home, 'Novità');
    expect([section?.count, section?.lines.length]).toEqual(['15 richieste', 10]);
    const page = section?.all?.show.page ?? '';
    const first = await pressed(home, 'UANNA', { page });
    const second = await pressed(first, 'UANNA', { page: '12' });
    expect([first, second].flatMap(({ sections }) => sections[0]?.lines.length)).toEqual([12, 3]);
  });

  test('of what few may see is said that it is theirs to do, and nothing of what happens in it', async () => {
    const number = await claimedBy(people.anna);
    // It is hers no longer once few may see it; what she watches she hears of still.
    await handle(desk, number, { type: 'watch', on: 'slack' }, by(people.anna));
    await homeOf('UANNA');
    moveTo(desk, '2026-11-24T12:00');
    desk.maySeeWords = circleSees({ channels: [], people: ['bea@x.example'] });
    await handle(desk, number, { type: 'restrict' }, by(people.giulia));
    await handle(desk, number, { type: 'claim' }, by(people.bea));
    await handle(desk, number, { type: 'close', resolution: 'segreto' }, by(people.bea));
    await handle(desk, number, { type: 'reopen', reason: 'segreto' }, by(people.bea));
    expect(newsOf(await homeOf('UANNA'))).toEqual([]);
    const given = await claimedBy(people.bea);
    await handle(desk, given, { type: 'reassign', to: people.anna }, by(people.giulia));
    // As it was before whoever had it and may not see it lost it.
    await desk.db.update(table).set({ restricted: true }).where(eq(table.number, given));
    const home = await homeOf('UANNA');
    expect(newsOf(home)).toEqual([[given, 'passata a te']]);
    expect(JSON.stringify(home)).not.toContain('segreto');
  });
});

describe('what managers see', () => {
  test('what each has in hand, whoever is late first; and what was broken today, mended or not; others do not', async () => {
    await claimedBy(people.anna);
    const late = await place(desk, bug('2026-11-23T10:00', 1));
    await handle(desk, late, { type: 'take-over' }, by(people.bea));
    const blocking = await place(desk, bug(nine, 1));
    moveTo(desk, '2026-11-24T10:30');
    await handle(desk, blocking, { type: 'claim' }, by(people.anna));
    const home = await homeOf('UGIULIA');
    expect(
      sectionOf(home, 'In carico')?.lines.map(({ subject, details }) => `${subject}: ${details}`),
    ).toEqual(['Bea: 1 aperta · 1 in ritardo', 'Anna: 2 aperte']);
    // Claimed half an hour too late, and in the morning of its second day.
    expect(
      sectionOf(home, 'Fuori tempo')
        ?.lines.map(({ number }) => number)
        .toSorted(),
    ).toEqual([late, blocking].toSorted());
    const annas = await homeOf('UANNA');
    expect([sectionOf(annas, 'In carico'), sectionOf(annas, 'Fuori tempo')]).toEqual([undefined, undefined]);
  });

  test('nobody is left out, however many there are', async () => {
    const many = await Promise.all(Array.from({ length: 12 }, (_, n) => person(desk.db, `Collega${n}`)));
    for (const who of many) await claimedBy(who);
    const section = sectionOf(await homeOf('UGIULIA'), 'In carico');
    expect([section?.count, section?.lines.length]).toEqual(['12 persone', 5]);
    const said = JSON.stringify(section);
    for (const { name } of many) expect(said).toContain(name);
  });
});

describe('from there', () => {
  test('one looks for a request, opens one for a customer, goes away and comes back', async () => {
    const mail = anEmail({ subject: 'Cartiglio rosso' });
    const opened = await takeIn(desk, mail);
    if (opened.outcome !== 'opened') throw new Error(opened.outcome);
    const home = await homeOf('UANNA');
    expect(home.head.map(({ verb }) => verb)).toEqual(['new-request', 'go-away']);
    expect(home.search?.apply.verb).toBe('show-list');
    const found = await pressed(home, 'UANNA', { find: '  cartiglio   rosso ' });
    expect(found.sections[0]?.lines.map(({ number }) => number)).toEqual([opened.ticket]);
    expect((await pressed(found, 'UANNA', { page: found.buttons[0]?.page ?? '' })).list).toMatch(/^home/);
    // What stands in the line goes with any press in Teams: a button leads where it leads.
    expect((await pressed(home, 'UANNA', { find: 'x', page: 'to-queue' })).list).toMatch(/^queue/);
    expect((await pressed(home, 'UANNA', { find: ' ' })).list).toMatch(/^home/);

    await goAway(
      desk,
      { operator: people.anna, from: null, until: rome('2026-11-30T09:00'), substitute: people.bea },
      by(people.anna),
    );
    const away = await homeOf('UANNA');
    expect(away.head.map(({ verb }) => verb)).toEqual(['new-request', 'come-back', 'go-away']);
    const known = sectionOf(away, 'Chi è assente')?.lines[0];
    expect([known?.subject, known?.details]).toEqual([
      'Anna',
      'Assente fino a lun 30 nov, 09:00. Gli avvisi vanno a Bea.',
    ]);
    // A colleague reads it, and can do nothing about it; a manager can.
    expect(sectionOf(await homeOf('UBEA'), 'Chi è assente')?.lines[0]?.buttons).toEqual([]);
    expect(sectionOf(await homeOf('UGIULIA'), 'Chi è assente')?.lines[0]?.buttons).toHaveLength(2);
    const [, back, change] = away.head;
    const ask = async (verb: string, button: typeof back) =>
      await door.press(
        {
          platform: 'slack',
          userId: 'UANNA',
          verb,
          step: 'press',
          ticket: button?.number ?? 0,
          nonce: button?.nonce ?? '',
          version: 0,
          inputs: {},
          list: away.list,
          key: crypto.randomUUID(),
        },
        alone,
      );
    // What is known of it stands first in the form by which it is changed.
    const changing = await ask('go-away', change);
    if (changing.kind !== 'form') throw new Error(changing.kind);
    expect(changing.form.fields[0]).toMatchObject({
      kind: 'line',
      text: 'Adesso: fino a lun 30 nov, 09:00. Se non scegli altro resta così.',
    });
    expect(modal.safeParse(formView(changing.form, 'nonce', true)).error).toBeUndefined();
    const answered = await ask('come-back', back);
    expect(answered).toMatchObject({
      kind: 'list',
      list: { line: 'Ora risulti di nuovo qui: gli avvisi arrivano a te.' },
    });
  });

  test('who is away beyond three stands behind a button, all of them, page by page, with the way back', async () => {
    const many = await Promise.all(Array.from({ length: 14 }, (_, n) => person(desk.db, `Assente${n}`)));
    for (const who of many)
      await goAway(desk, { operator: who, from: null, until: rome('2026-11-30T09:00') }, by(people.giulia));
    const home = await homeOf('UANNA');
    const section = sectionOf(home, 'Chi è assente');
    expect([section?.count, section?.lines.length]).toEqual(['14 assenze', 3]);
    const first = await pressed(home, 'UANNA', { page: section?.all?.show.page ?? '' });
    const next = first.sections[0]?.buttons.at(-1)?.page ?? '';
    const second = await pressed(first, 'UANNA', { page: next });
    const shown = [first, second].flatMap(({ sections }) => sections[0]?.lines.map(({ subject }) => subject));
    expect(new Set(shown)).toEqual(new Set(many.map(({ name }) => name)));
    expect((await pressed(second, 'UANNA', { page: second.buttons.at(-1)?.page ?? '' })).list).toBe('home');
  });

  test('asked for where all read along, it is for whoever asks alone', async () => {
    await claimedBy(people.anna);
    const channel = {
      kind: 'channel',
      channel: 'C',
      destination: 'C0SUPPORT',
      message: null,
      isCard: false,
    } as const;
    const asked = { platform: 'slack', userId: 'UGIULIA' } as const;
    const page = await door.command(asked, 'casa', channel, crypto.randomUUID());
    expect(page?.list).toBe('home');
    expect(isForOneAlone('casa')).toBe(true);
    expect(isForOneAlone('Overview')).toBe(true);
    expect(isForOneAlone('coda')).toBe(false);
  });

  test('the form says what is wrong, confirms what was typed, and then it is so', async () => {
    await saveAccount(desk.db, {
      platform: 'slack',
      userId: 'UANNA',
      operatorId: people.anna.id,
      name: 'Anna',
      checkedAt: desk.clock(),
    });
    const home = await homeOf('UANNA');
    const [, go] = home.head;
    const send = async (step: 'press' | 'submit', inputs: Record<string, string>) =>
      await door.press(
        {
          platform: 'slack',
          userId: 'UANNA',
          verb: 'go-away',
          step,
          ticket: 0,
          nonce: go?.nonce ?? '',
          version: 0,
          inputs,
          list: home.list,
          key: crypto.randomUUID(),
        },
        alone,
      );
    const form = await send('press', {});
    expect(form.kind === 'form' && form.form.fields.map(({ id }) => id)).toEqual([
      'from',
      'when',
      'moment',
      'substitute',
      'text',
    ]);
    const notice = async (inputs: Record<string, string>) => {
      const answer = await send('submit', inputs);
      return answer.kind === 'form' ? answer.form.notice : answer.kind;
    };
    expect(await notice({})).toContain('Scegli un momento');
    expect(await notice({ moment: 'boh' })).toContain('Non ho capito quando');
    expect(await notice({ moment: 'lunedì' })).toContain('Ho capito: lun 30 nov, 09:00');
    const meant = rome('2026-11-30T09:00').toISOString();
    expect(await notice({ meant, from: 'mai' })).toContain('Da quando: Non ho capito');
    expect(await notice({ meant, substitute: String(people.anna.id) })).toContain(
      'Nessuno può sostituire sé stesso',
    );
    expect(await notice({ meant, operator: String(people.bea.id) })).toContain('Solo i responsabili');
    expect(
      await send('submit', { meant, substitute: String(people.bea.id), text: 'Acme alle 11' }),
    ).toMatchObject({
      kind: 'list',
      list: {
        line: expect.stringContaining('Sei assente fino a lun 30 nov, 09:00. Gli avvisi vanno a Bea.'),
      },
    });
  });
});
