import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { press as pressAtWork } from '../../src/sandbox/stories/at-work.ts';
import { ownHouse, support } from './a-house.ts';

const closure =
  'closures: [{ from: 2026-12-24, to: 2027-01-06, name: Chiusura natalizia, onCall: marco.bianchi@interzen.example }]';
const marco = 'operators: [{ email: marco.bianchi@interzen.example, name: Marco Bianchi }]';
const own = ownHouse({
  change: yaml => yaml.replace('closures: []', closure).replace('operators: []', marco),
  startsAt: '2026-12-23T10:00:00Z',
});

/** Of no company: the desk's own promises count. */
const paolo = { name: 'Paolo Neri', address: 'paolo.neri@cliente.example' };
const subject = 'Produzione bloccata';

const channel = () => own.sandbox.slack.channel(slackIds.channel)?.messages ?? [];
const card = () => channel().find(({ text, thread_ts }) => !thread_ts && text.includes(subject));
const inSlack = () => channel().filter(({ thread_ts }) => thread_ts === card()?.ts);
const teamsThread = () =>
  own.sandbox.teams.channel(teamsIds.channel)?.threads.find(({ root }) => root.summary?.includes(subject));
const calls = (mention: string) => inSlack().filter(({ text }) => text.includes(mention)).length;
const callsInTeams = (person: string) =>
  (teamsThread()?.replies ?? []).filter(({ card }) =>
    JSON.stringify(card?.msteams ?? '').includes(teamsIdOf(person)),
  ).length;
const letters = () => own.sandbox.mailbox.of(paolo.address).filter(({ folder }) => folder === 'inbox');

const giulia = slackIdOf('GIULIA');
const modal = () => JSON.stringify(own.sandbox.slack.openViews(giulia).at(-1)?.view ?? '');

function moveTo(local: string): void {
  const at = DateTime.fromISO(local, { zone: 'Europe/Rome' }).toMillis();
  own.sandbox.moveClock(at - own.sandbox.clock().getTime());
}

/** The clock ticks each second; what it would do, it has done after two. */
async function afterTicks(): Promise<void> {
  const before = own.sandbox.clock().getTime();
  await expect.poll(() => own.sandbox.clock().getTime() - before).toBeGreaterThan(2500);
}

async function press(who: string, verb: string): Promise<void> {
  const reply = inSlack().findLast(({ blocks }) => JSON.stringify(blocks ?? '').includes(`"verb:${verb}:`));
  if (!reply) throw new Error(`no message has a button ${verb}`);
  const [, action] = new RegExp(`"(verb:${verb}:\\d+)"`).exec(JSON.stringify(reply.blocks)) ?? [];
  const { slack } = own.sandbox.people();
  await slack.press(slackIdOf(who), { channel: slackIds.channel, ts: reply.ts }, action ?? '');
}

test('a blocker in the Christmas closure reaches the person on call at once, and nobody else until the reopening', async () => {
  moveTo('2026-12-28T22:40');
  await own.sandbox.mailbox.write(
    { from: paolo, to: support, subject, text: 'Buongiorno, la produzione è bloccata. Aiutateci!' },
    own.house.smtpPort,
  );
  await expect.poll(() => calls(`<@${slackIdOf('MARCO')}>`)).toBe(1);
  await expect.poll(() => callsInTeams('MARCO')).toBe(1);
  expect(JSON.stringify(inSlack().at(-1))).toContain('chi è reperibile');
  // As it is proposed; accepting the proposal would claim it too.
  await pressAtWork(own.sandbox, 'ANNA', subject, 'classify', {});
  await expect
    .poll(() => JSON.stringify(card()))
    .toContain('In tempo* · *1 – Bloccante* · Presa in carico entro gio 7 gen 2027, 10:00 ·');

  // New Year, Epiphany, the whole closure: nobody is called, and the person on call not twice.
  moveTo('2027-01-07T08:59');
  await afterTicks();
  expect(calls('<@')).toBe(1);
  expect(callsInTeams('MARCO')).toBe(1);
});

test('after the reopening the ladder runs: forecast, channel, manager, breach, and again until somebody acts', async () => {
  const admins = () => own.sandbox.slack.channel(slackIds.admins)?.messages ?? [];
  moveTo('2027-01-07T09:00:30');
  await expect.poll(() => JSON.stringify(admins())).toContain('1 richiesta scade entro gio 7 gen, 13:00');
  expect(JSON.stringify(admins())).toContain(subject);

  moveTo('2027-01-07T09:45:30');
  await expect.poll(() => calls('<!here>')).toBe(1);
  moveTo('2027-01-07T09:54:30');
  await expect.poll(() => calls(`<@${slackIdOf('GIULIA')}>`)).toBe(1);
  moveTo('2027-01-07T10:00:30');
  await expect.poll(() => calls(`<@${slackIdOf('GIULIA')}>`)).toBe(2);
  await expect.poll(() => JSON.stringify(card())).toContain('Fuori tempo');
  moveTo('2027-01-07T11:01:30');
  await expect.poll(() => calls(`<@${slackIdOf('GIULIA')}>`)).toBe(3);
  await expect.poll(() => callsInTeams('GIULIA')).toBe(4);

  await press('GIULIA', 'claim');
  await expect.poll(() => JSON.stringify(card())).toContain('Risoluzione entro');
  moveTo('2027-01-07T12:30');
  await afterTicks();
  expect(calls(`<@${slackIdOf('GIULIA')}>`)).toBe(3);
  await expect.poll(() => letters().length).toBe(1);
  expect(letters()[0]?.text).toContain('Risoluzione prevista: entro giovedì 7 gennaio 2027, ore 18:30');
});

test('customers read of the next closure in every letter from two weeks before', async () => {
  expect(letters()[0]?.text).not.toContain('Chiusura');
  const { slack } = own.sandbox.people();
  await slack.slash(giulia, slackIds.channel, '/ticket', 'chiusure');
  const answer = () => own.sandbox.slack.state.ephemerals.findLast(({ user }) => user === giulia);
  await expect.poll(() => JSON.stringify(answer())).toContain('Programma una chiusura');
  await slack.press(giulia, { channel: slackIds.channel, ts: answer()?.ts ?? '' }, 'verb:plan-closure:0');
  await expect.poll(modal).toContain('Primo giorno');
  await slack.submit(giulia, { from: '2027-01-15', to: '2027-01-22', name: 'Trasloco', operator: '' });
  expect(modal()).toContain('Nessuna scadenza aperta si sposta');
  await slack.submit(giulia);
  expect(modal()).toContain('La chiusura è nel calendario');

  await press('GIULIA', 'extend');
  await expect.poll(modal).toContain('Proroga');
  await slack.submit(giulia, { amount: '10d', text: 'Serve un ricambio' });
  await expect.poll(() => JSON.stringify(inSlack())).toContain('Serve un ricambio');
  // Ten working days more, and the closure lies in them.
  await expect.poll(() => JSON.stringify(card())).toContain('Risoluzione entro ven 29 gen');
});
