import { expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { buttonOf } from '../../src/sandbox/stories/at-work.ts';
import { latestTickets } from '../../src/store/tickets/lists.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import { ownHouse, support } from './a-house.ts';
import { leaks } from './before-others.ts';

// What few may see beside what all see: another request of the same customer, a merge that is refused, who watched it, the
// answer to a mention, a letter that comes back, and its lists afterwards. None of its words stands anywhere before others.

let written = '';
const log = openLog('trace', {
  write: line => {
    written += line;
  },
});
const own = ownHouse({ log });
const [few, other] = [slackIdOf('ANNA'), slackIdOf('MARCO')];
const marcoInTeams = teamsIdOf('MARCO');
const patience = { timeout: 60_000 };
const canary = /canarin|voliera|becchime/i;
const sofia = { name: 'Sofia Segreta', address: 'sofia.segreta@studioconti.example' };

const inSlack = (channel: string) => own.sandbox.slack.channel(channel)?.messages ?? [];
const cardIn = (channel: string, number: number) =>
  inSlack(channel).find(({ thread_ts, metadata }) => !thread_ts && metadata?.event_payload.ticket === number);
const people = () => own.sandbox.people();
const modal = (user: string) => JSON.stringify(own.sandbox.slack.openViews(user).at(-1)?.view ?? '');
const latest = async () => {
  const [ticket] = await latestTickets(own.database.database.db, 1);
  if (!ticket) throw new Error('there is no ticket');
  return ticket;
};
const now = async (number: number) => await findTicket(own.database.database.db, number);

async function press(user: string, channel: string, number: number, verb: string): Promise<void> {
  await expect.poll(() => buttonOf(cardIn(channel, number), verb), patience).not.toBeNull();
  const button = buttonOf(cardIn(channel, number), verb);
  if (!button) throw new Error(`the card of #${number} has lost ${verb}`);
  await people().slack.press(user, { channel, ts: button.ts }, button.actionId, button.choice);
}

async function write(subject: string, text: string, from = sofia, answers?: string): Promise<string> {
  return await own.sandbox.mailbox.write(
    { from, to: support, subject, text, ...(answers ? { answers } : {}) },
    own.house.smtpPort,
  );
}

async function expectHushed(): Promise<void> {
  await expect.poll(() => leaks(own.sandbox, canary), patience).toEqual([]);
  expect(written).not.toMatch(canary);
}

test('nothing of it is told beside what all see, whatever happens to both', async () => {
  await write('Vulnerabilità nella voliera', 'Una vulnerabilità: il canarino apre la voliera senza chiave.');
  await expect.poll(async () => (await latest().catch(() => null))?.restricted, patience).toBe(true);
  const { number: secret } = await latest();
  await expect.poll(() => cardIn(slackIds.restricted, secret)?.text ?? '', patience).toContain('voliera');

  // Of the same customer another one that all see: how many others there are is said, and of no other what.
  await write('Stampa ferma', 'Buongiorno, la stampante non risponde.');
  await expect.poll(async () => (await latest()).number, patience).not.toBe(secret);
  const { number: open, restricted } = await latest();
  expect(restricted).toBe(false);
  const namesOpen = () => JSON.stringify(cardIn(slackIds.channel, open) ?? '');
  await expect.poll(namesOpen, patience).toContain('Stampa ferma');
  // Nobody is asked whether it is the same as what few may see.
  expect((await now(open))?.looksLike).toBeNull();
  await expectHushed();

  // Merged into what others may not see: the refusal says no word of it.
  await write('Altra cosa', 'Come cambio la password?', {
    name: 'Emma Clarke',
    address: 'emma@northwind.example',
  });
  await expect.poll(async () => (await latest()).subject, patience).toBe('Altra cosa');
  const { number: third } = await latest();
  await press(other, slackIds.channel, third, 'relate');
  await expect.poll(() => modal(other), patience).toContain('"submit"');
  await people().slack.submit(other, { number: `${secret}`, relation: 'merge' });
  await expect
    .poll(() => modal(other), patience)
    .toContain(
      `La richiesta #${secret} è riservata: può unirvi altre richieste solo chi è autorizzato a leggerla.`,
    );
  expect(modal(other)).not.toMatch(canary);
  await expectHushed();
  expect((await now(third))?.mergedInto).toBeNull();
  people().slack.close(other);

  // Watched and put off while all saw it, then restricted: who lost sight hears nothing, not from a reminder either.
  await write('Becchime finito', 'Il becchime è finito nel magazzino.', {
    name: 'Paolo',
    address: 'paolo@cliente.example',
  });
  await expect.poll(async () => (await latest()).subject, patience).toBe('Becchime finito');
  const { number: watched } = await latest();
  await press(other, slackIds.channel, watched, 'watch');
  await expect.poll(async () => (await now(watched))?.watchers.length, patience).toBe(1);
  await press(few, slackIds.channel, watched, 'note');
  await expect.poll(() => modal(few), patience).toContain('plain_text_input');
  await people().slack.submit(few, { text: 'Il becchime arriva domani' });
  await expect
    .poll(() => JSON.stringify(own.sandbox.slack.directWith(other).messages), patience)
    .toContain('becchime arriva');
  await people().teams.mention(marcoInTeams, teamsIds.channel, 'queue');
  await expect
    .poll(() => JSON.stringify(own.sandbox.teams.channel(teamsIds.channel)?.threads), patience)
    .toMatch(/Becchime finito.*Becchime finito/);
  await press(few, slackIds.channel, watched, 'restrict');
  await expect.poll(async () => (await now(watched))?.restricted, patience).toBe(true);
  await expect
    .poll(() => JSON.stringify(own.sandbox.slack.directWith(other).messages), patience)
    .not.toMatch(canary);
  await expectHushed();
  await press(few, slackIds.restricted, watched, 'note');
  await expect.poll(() => modal(few), patience).toContain('plain_text_input');
  await people().slack.submit(few, { text: 'Il becchime è arrivato' });

  // A letter of it comes back, late news of it, the answer after its closing.
  await press(few, slackIds.restricted, watched, 'claim');
  const claim = () =>
    own.sandbox.mailbox.of('paolo@cliente.example').find(({ folder }) => folder === 'inbox');
  await expect.poll(claim, patience).toBeTruthy();
  const report = [
    'From: MAILER-DAEMON <mailer-daemon@mx.cliente.example>',
    `To: ${support}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <bounce-1@mx.cliente.example>',
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'The canarino could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.cliente.example',
    '',
    'Final-Recipient: rfc822; paolo@cliente.example',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 no such canarino',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: ${claim()?.messageId}`,
    'Subject: Re: Becchime finito',
    '',
    'becchime',
    '--b--',
  ].join('\r\n');
  await deliver(report);
  await expect.poll(async () => (await now(watched))?.undeliverable, patience).toBe('5.1.1');
  await write(
    'Re: Becchime finito',
    'Il becchime manca ancora.',
    { name: 'Paolo', address: 'paolo@cliente.example' },
    claim()?.id,
  );
  await expect.poll(() => JSON.stringify(inSlack(slackIds.restricted)), patience).toContain('manca ancora');
  // All that the clock has to say of them in the days to come, and lists asked for anew.
  own.sandbox.moveClock(86_400_000 * 6);
  await expect
    .poll(async () => (await now(watched))?.escalation.struck.resolve, { timeout: 60_000 })
    .toBeGreaterThan(0);
  for (const words of ['queue', 'late', 'watched', 'reminders', `${watched}`, 'find magazzino', 'incident'])
    await people().slack.slash(other, slackIds.channel, '/ticket', words);
  for (const words of ['queue', 'late', `${secret}`])
    await people().teams.mention(marcoInTeams, teamsIds.channel, words);
  await expectHushed();
});

test('who is taken out of the few’s channel sees nothing more', async () => {
  const { number } = await latest();
  const channel = own.sandbox.slack.channel(slackIds.restricted);
  if (!channel) throw new Error('no channel');
  const fewInTeams = own.sandbox.teams.channel(teamsIds.restricted);
  const before = [...channel.members];
  const ask = async (user: string) => {
    await people().slack.slash(user, slackIds.channel, '/ticket', `${number}`);
    return JSON.stringify(own.sandbox.slack.state.ephemerals.filter(each => each.user === user).at(-1) ?? '');
  };
  await expect.poll(() => ask(slackIdOf('ANNA')), patience).toContain('Becchime');
  channel.members = before.filter(id => id !== slackIdOf('ANNA'));
  if (fewInTeams?.members) fewInTeams.members = fewInTeams.members.filter(id => id !== teamsIdOf('ANNA'));
  try {
    await expect
      .poll(() => ask(slackIdOf('ANNA')), { timeout: 90_000, interval: 3000 })
      .not.toContain('Becchime');
  } finally {
    channel.members = before;
  }
});

async function deliver(source: string): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: '127.0.0.1',
    port: own.house.smtpPort,
    secure: false,
    tls: { rejectUnauthorized: false },
  });
  await transport.sendMail({ envelope: { from: '', to: support }, raw: source });
  transport.close();
}
