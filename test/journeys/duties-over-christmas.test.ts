import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { buttonOf } from '../../src/sandbox/stories/at-work.ts';
import { eventsAfter } from '../../src/store/tickets/events.ts';
import { latestTickets } from '../../src/store/tickets/lists.ts';
import { ownHouse, support } from './a-house.ts';
import { leaks } from './before-others.ts';

// What the law wants reported of a vulnerability and of a breach: over a Christmas closure and a change of the clocks, in both chats,
// and no word of it before anybody else.

let written = '';
const log = openLog('trace', {
  write: line => {
    written += line;
  },
});
const own = ownHouse({
  log,
  startsAt: '2026-12-23T10:00:00Z',
  change: yaml =>
    yaml
      .replace(
        'closures: []',
        'closures: [{ from: 2026-12-24, to: 2027-01-06, name: Chiusura natalizia, onCall: marco.bianchi@interzen.example }]',
      )
      .replace(
        'operators: []',
        `operators:
  - { email: marco.bianchi@interzen.example, name: Marco Bianchi }
  - { email: giulia.verdi@interzen.example, name: Giulia Verdi, role: manager }
reportingDuties:
  tell: [giulia.verdi@interzen.example]
  callAt: [50%, 2h before, missed]
  laws: { cra: {}, gdpr: {} }`,
      ),
});
const patience = { timeout: 60_000 };
const [anna, giulia] = [slackIdOf('ANNA'), slackIdOf('GIULIA')];
const giuliaInTeams = teamsIdOf('GIULIA');
const sofia = { name: 'Sofia Segreta', address: 'sofia.segreta@studioconti.example' };
/** Of what happened, and of what has to be reported of it. */
const canary =
  /canarin|Segreta|CRA\b|GDPR|2024\/2847|2016\/679|ENISA|[Oo]bbligh?[io] di notifica|[Pp]reallarme|sfruttata/;

const inSlack = () => own.sandbox.slack.channel(slackIds.restricted)?.messages ?? [];
const inTeams = () => own.sandbox.teams.channel(teamsIds.restricted)?.threads ?? [];
const slackCard = (number: number) =>
  inSlack().find(({ thread_ts, metadata }) => !thread_ts && metadata?.event_payload.ticket === number);
const teamsThread = (number: number) =>
  inTeams().find(({ root }) => JSON.stringify(root.card ?? '').includes(`"ticket":${number}`));
const modal = (user: string) => JSON.stringify(own.sandbox.slack.openViews(user).at(-1)?.view ?? '');

/** Calls about duties below a card: Giulia is called by name, on both platforms. */
const called = (number: number) => [
  inSlack().filter(
    ({ thread_ts, text, blocks }) =>
      thread_ts === slackCard(number)?.ts &&
      `${text}${JSON.stringify(blocks)}`.includes(`<@${giulia}>`) &&
      /Obblig(o|hi) di notifica: /.test(JSON.stringify(blocks)),
  ).length,
  (teamsThread(number)?.replies ?? []).filter(
    ({ card }) =>
      JSON.stringify(card?.msteams ?? '').includes(giuliaInTeams) &&
      /Obblig(o|hi) di notifica: /.test(JSON.stringify(card)),
  ).length,
];

async function latest() {
  const [ticket] = await latestTickets(own.database.database.db, 1);
  if (!ticket) throw new Error('there is no ticket');
  return ticket;
}

function moveTo(local: string): void {
  const at = DateTime.fromISO(local, { zone: 'Europe/Rome' }).toMillis();
  own.sandbox.moveClock(at - own.sandbox.clock().getTime());
}

/**
 * All that is due by the desk's clock is done and told. What falls due later is then told by itself: together with what was not told
 * yet (the escalations of an opening, say) it would be one message to the channel, below no card.
 */
async function caughtUp(): Promise<void> {
  const behind = async () => {
    const now = own.sandbox.clock().toISOString();
    const [row] = await own.database.database.db.execute<{ behind: number }>(sql`
      select (select count(*) from ticket where wake_at <= ${now}::timestamptz)::int
        + (select count(*) from ping where message is null)::int as behind`);
    return row?.behind;
  };
  await expect.poll(behind, patience).toBe(0);
}

/** The clock ticks each second; what it would do too early or too often, it has done after two. */
async function afterTicks(): Promise<void> {
  const before = own.sandbox.clock().getTime();
  await expect.poll(() => own.sandbox.clock().getTime() - before, patience).toBeGreaterThan(2500);
  await caughtUp();
}

/** What the log has of calls about duties: for which instant each was meant, and when it was made. */
async function inTheLog(number: number): Promise<{ duty: string; meantFor: number; at: number }[]> {
  const events = await eventsAfter(own.database.database.db, number, 0);
  return events.flatMap(({ event, at }) =>
    event.type === 'duty-called'
      ? [{ duty: event.duty, meantFor: Date.parse(event.at), at: at.getTime() }]
      : [],
  );
}

/**
 * The clock stands two minutes before the call, and then behind it. By the log no call was made before its instant: a machine that
 * is slow enough comes to it while one still looks for what was too early.
 * @param at a minute after the hour at which all began: however fast the machine, the call is in the minute before it, or in it
 * @param calls so many were there afterwards, on both platforms
 */
async function callsUntil(number: number, at: string, calls: number): Promise<void> {
  moveTo(DateTime.fromISO(at).minus({ minutes: 2 }).toISO({ includeOffset: false }) ?? '');
  await afterTicks();
  moveTo(`${at}:20`);
  await expect.poll(() => called(number), patience).toEqual([calls, calls]);
  await afterTicks();
  expect(called(number)).toEqual([calls, calls]);
  const made = await inTheLog(number);
  expect(made.filter(call => call.at < call.meantFor)).toEqual([]);
  const after = DateTime.fromISO(at, { zone: 'Europe/Rome' }).toMillis() - (made.at(-1)?.meantFor ?? 0);
  expect(after / 60_000).toBeGreaterThan(-2);
  expect(after / 60_000).toBeLessThan(2);
}

async function write(subject: string, text: string): Promise<number> {
  await own.sandbox.mailbox.write({ from: sofia, to: support, subject, text }, own.house.smtpPort);
  await expect.poll(async () => (await latest()).subject, patience).toBe(subject);
  const { number } = await latest();
  await expect.poll(() => slackCard(number), patience).toBeTruthy();
  await expect.poll(() => teamsThread(number), patience).toBeTruthy();
  return number;
}

/**
 * Until the form is there. In a house that has just opened it may not be known yet who is in the few's channel: then they are refused
 * kindly, and press again.
 */
async function pressInSlack(user: string, number: number, verb: string): Promise<void> {
  const opened = async () => {
    const button = buttonOf(slackCard(number), verb);
    if (!button) return `the card has no ${verb}`;
    const place = { channel: slackIds.restricted, ts: button.ts };
    const { error } = await own.sandbox.people().slack.press(user, place, button.actionId, button.choice);
    if (error) return error;
    for (let look = 0; look < 50 && modal(user) === '""'; look += 1) await wait(100);
    const shown = modal(user);
    if (shown.includes('"type":"input"')) return 'opened';
    if (shown !== '""') return shown;
    return JSON.stringify(own.sandbox.slack.state.ephemerals.filter(told => told.user === user).at(-1) ?? '');
  };
  await expect.poll(opened, patience).toBe('opened');
}

async function fillInTeams(number: number, verb: string, inputs: Record<string, string>): Promise<void> {
  const root = teamsThread(number)?.root.id ?? '';
  await expect.poll(() => JSON.stringify(teamsThread(number)?.root.card), patience).toContain(`"${verb}"`);
  const { teams } = own.sandbox.people();
  await teams.execute(giuliaInTeams, teamsIds.restricted, root, { verb, step: 'press' });
  const named = Object.fromEntries(Object.entries(inputs).map(([id, value]) => [`${verb}.${id}`, value]));
  await teams.inDialog(giuliaInTeams, { verb, step: 'submit' }, named);
}

const cards = (number: number) =>
  [slackCard(number)?.blocks, teamsThread(number)?.root.card].map(card => JSON.stringify(card ?? ''));

test('over a closure each term is called for at its elapsed hour, once, in the channels of those few', async () => {
  moveTo('2026-12-24T17:00');
  const number = await write('Vulnerabilità: canarino nel login', 'Una vulnerabilità: il canarino entra.');
  const { openedAt } = await latest();
  for (const card of cards(number)) expect(card).not.toContain('Preallarme');

  await pressInSlack(anna, number, 'become-aware');
  expect(modal(anna)).toContain('Vulnerabilità sfruttata attivamente');
  await own.sandbox.people().slack.submit(anna, { which: 'exploited', when: openedAt.toISOString() });
  await expect
    .poll(async () => (await latest()).reporting?.aware.exploited, patience)
    .toBe(openedAt.getTime());
  for (const index of [0, 1])
    await expect
      .poll(() => cards(number)[index], patience)
      .toMatch(
        /Preallarme CRA \(vulnerabilità\) entro ven 25 dic, 17:0\d \(Regolamento \(UE\) 2024\/2847, art\. 14, par\. 2, lett\. a\)/,
      );

  // The notice to users first, which has no term; then half of 24 hours, two before their end, and all of them.
  await callsUntil(number, '2026-12-24T21:01', 1);
  await callsUntil(number, '2026-12-25T05:01', 2);
  await callsUntil(number, '2026-12-25T15:01', 3);

  // Done in time, in Teams: nobody is told that it was missed.
  await fillInTeams(number, 'do-duty', {
    which: 'cra:exploited:early-warning',
    when: 'now',
    about: 'ENISA-0042',
  });
  await expect
    .poll(async () => (await latest()).reporting?.done['cra:exploited:early-warning']?.reference, patience)
    .toBe('ENISA-0042');
  for (const index of [0, 1])
    await expect
      .poll(() => cards(number)[index], patience)
      .toMatch(/Notifica CRA \(vulnerabilità\) entro dom 27 dic, 17:0\d/);
  moveTo('2026-12-25T17:10');
  await expect.poll(() => called(number), patience).toEqual([4, 4]);
  expect(JSON.stringify(inSlack())).not.toContain('Preallarme CRA (vulnerabilità): termine scaduto');

  // What is missed is said to be.
  moveTo('2026-12-27T17:10');
  await expect
    .poll(() => JSON.stringify(inSlack()), patience)
    .toContain('Notifica CRA (vulnerabilità): termine scaduto');
  for (const index of [0, 1])
    await expect
      .poll(() => cards(number)[index], patience)
      .toMatch(/Notifica CRA \(vulnerabilità\) scaduto dom 27 dic, 17:0\d/);

  // The measure starts the fourteen days; they end in the closure, and holidays count.
  await fillInTeams(number, 'note-measure', { when: 'now' });
  await expect
    .poll(() => cards(number)[1], patience)
    .toMatch(/Misura correttiva disponibile da dom 27 dic, 17:1\d/);
  const instants = (await inTheLog(number)).map(({ duty, meantFor }) => `${duty} ${meantFor}`);
  expect(new Set(instants).size).toBe(instants.length);

  for (const platform of leaks(own.sandbox, canary)) expect(platform).toBe('');
  expect(written).not.toMatch(/canarin|Segreta|ENISA-0042/);
});

test('over the change of the clocks seventy-two hours stay seventy-two', async () => {
  moveTo('2027-03-27T18:00');
  const number = await write('Vulnerabilità: canarini in fuga', 'Una vulnerabilità: i canarini sono fuori.');
  await fillInTeams(number, 'become-aware', { which: 'data-breach', when: 'now' });
  await expect
    .poll(() => cards(number)[0], patience)
    .toMatch(/Notifica GDPR entro mar 30 mar, 19:0\d \(Regolamento \(UE\) 2016\/679, art\. 33, par\. 1\)/);
  // Those whose data it is, first: there is no term for that; it is asked after four hours, and after a day over the change.
  await callsUntil(number, '2027-03-27T22:01', 1);
  await callsUntil(number, '2027-03-28T19:01', 2);
  await callsUntil(number, '2027-03-29T07:01', 3);
  await callsUntil(number, '2027-03-30T17:01', 4);
  await callsUntil(number, '2027-03-30T19:01', 5);
  expect(leaks(own.sandbox, canary)).toEqual([]);
});
