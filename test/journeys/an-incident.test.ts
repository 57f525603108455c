import { expect, test } from 'vitest';
import { customers, slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { actionsIn } from '../../src/sandbox/slack/block-kit/blocks.ts';
import { newestOpenIncidents } from '../../src/store/incidents/incidents.ts';
import { latestTickets } from '../../src/store/tickets/lists.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import { ownHouse, support } from './a-house.ts';

const own = ownHouse();
const patience = { timeout: 60_000 };
const [paolo, emma, luca, sofia] = customers;
const [giulia, anna] = [slackIdOf('GIULIA'), slackIdOf('ANNA')];

const db = () => own.database.database.db;
const channel = () => own.sandbox.slack.channel(slackIds.channel)?.messages ?? [];
const threads = () => own.sandbox.teams.channel(teamsIds.channel)?.threads ?? [];
const inSlack = (text: string) =>
  channel().find(({ thread_ts, blocks }) => !thread_ts && JSON.stringify(blocks ?? '').includes(text));
const inTeams = (text: string) =>
  threads().find(({ root }) => JSON.stringify(root.card ?? '').includes(text));
const slackCard = () => JSON.stringify(inSlack('Disservizio: Protocollo') ?? '');
const teamsCard = () => JSON.stringify(inTeams('Disservizio: Protocollo')?.root.card ?? '');
const inbox = (address: string) => own.sandbox.mailbox.of(address).filter(({ folder }) => folder === 'inbox');

async function write(from: { name: string; address: string }, subject: string, text: string): Promise<void> {
  await own.sandbox.mailbox.write({ from, to: support, subject, text }, own.house.smtpPort);
}

/** Presses a button of a card in Slack, wherever the card has it. */
async function press(user: string, text: string, verb: string): Promise<void> {
  const found = () =>
    (inSlack(text)?.blocks ?? [])
      .flatMap(actionsIn)
      .find(({ action_id }) => action_id === `verb:${verb}` || action_id.startsWith(`verb:${verb}:`));
  await expect.poll(() => found() !== undefined, patience).toBe(true);
  const { error } = await own.sandbox
    .people()
    .slack.press(user, { channel: slackIds.channel, ts: inSlack(text)?.ts ?? '' }, found()?.action_id ?? '');
  expect(error).toBe('');
}
const modal = (user: string) => JSON.stringify(own.sandbox.slack.openViews(user).at(-1)?.view ?? '');

test('one fault behind four requests, on both platforms: joined, told once each in their language, closed', async () => {
  const { slack, teams } = own.sandbox.people();
  await slack.slash(anna, slackIds.channel, '/ticket', 'disservizio Protocollo fermo');
  await expect.poll(slackCard, patience).toContain('Ancora nessuna richiesta');
  await expect.poll(teamsCard, patience).toContain('Ancora nessuna richiesta');

  // From its card: what joins by itself. In Slack.
  await press(anna, 'Disservizio: Protocollo', 'what-joins');
  await expect.poll(() => modal(anna), patience).toContain('si aggiungono da sole');
  await slack.submit(anna, { words: 'protocollo, registry' });
  await slack.close(anna);
  await expect.poll(teamsCard, patience).toContain('«registry»');
  await write(paolo, 'Il protocollo non parte', 'Da stamattina il protocollo è fermo.');
  await write(luca, 'Protocollo', 'Non si apre il protocollo.');
  await write(emma, 'Registry is down for all of us', 'Hello, the registry does not answer any more.');
  await write(sofia, 'Fattura 1184', 'L’importo mi sembra sbagliato.');
  await expect.poll(slackCard, patience).toContain('3 richieste aperte · 3 clienti');
  await expect.poll(teamsCard, patience).toContain('3 richieste aperte · 3 clienti');
  await expect
    .poll(() => JSON.stringify(inTeams('Il protocollo non parte') ?? ''), patience)
    .toContain('Parte del disservizio «Protocollo fermo»: aggiunta da sola.');

  // One message to all: written and seen in Teams, and what it does is seen in Slack.
  const who = teamsIdOf('GIULIA');
  const message = inTeams('Disservizio: Protocollo')?.root.id ?? '';
  await teams.execute(who, teamsIds.channel, message, { verb: 'write-to-all', step: 'press' }, {});
  await teams.inDialog(
    who,
    { verb: 'write-to-all', step: 'submit' },
    {
      'write-to-all.italian': 'Stiamo ripristinando il protocollo.',
      'write-to-all.english': 'We are restoring the registry.',
    },
  );
  const dialog = () => JSON.stringify(own.sandbox.teams.dialogs.get(who) ?? '');
  await expect.poll(dialog, patience).toContain('Invia a 3');
  expect(dialog()).toContain('We are restoring the registry.');
  // Who comes now is not among those who were counted.
  await write(sofia, 'Anche da noi il protocollo', 'Fermo anche da noi.');
  await expect.poll(slackCard, patience).toContain('4 richieste aperte');
  await teams.inDialog(who, { verb: 'write-to-all', step: 'confirm' }, {});
  await expect.poll(slackCard, patience).toContain('inviato a 3');
  await expect.poll(slackCard, patience).toContain('1 si è aggiunta dopo l’ultimo messaggio');
  for (const [{ address }, text] of [
    [paolo, 'Stiamo ripristinando il protocollo.'],
    [luca, 'Stiamo ripristinando il protocollo.'],
    [emma, 'We are restoring the registry.'],
  ] as const) {
    await expect.poll(() => JSON.stringify(inbox(address)), patience).toContain(text);
    expect(inbox(address)).toHaveLength(1);
  }
  expect(inbox(sofia.address)).toEqual([]);
  const told = await latestTickets(db(), 10);
  expect(told.map(({ claimedAt, waitingSince }) => [claimedAt, waitingSince])).toEqual(
    told.map(() => [null, null]),
  );

  // It ends, and what can be closed ends with it. In Slack.
  const number = told.find(({ subject }) => subject === 'Il protocollo non parte')?.number ?? 0;
  await press(anna, 'Il protocollo non parte', 'claim');
  await expect
    .poll(() => JSON.stringify(inSlack('Il protocollo non parte')), patience)
    .toContain('Anna Rossi');
  await press(anna, 'Il protocollo non parte', 'accept-suggestion');
  await expect.poll(async () => (await findTicket(db(), number))?.category, patience).toBe('bug');
  await press(giulia, 'Disservizio: Protocollo', 'close-incident');
  await expect.poll(() => modal(giulia), patience).toContain('Chiudi anche le richieste (1)');
  await slack.submit(giulia, { which: 'all', italian: 'Il protocollo è di nuovo in funzione.' });
  await expect.poll(() => modal(giulia), patience).toContain('3 non assegnata');
  await slack.submit(giulia);
  await expect.poll(teamsCard, patience).toContain('Chiuso');
  await expect.poll(teamsCard, patience).toContain('3 aperte · 1 chiusa');
  expect((await newestOpenIncidents(db(), 1000)).newest).toEqual([]);
  const [closed] = (await latestTickets(db(), 10)).filter(each => each.number === number);
  expect(closed).toMatchObject({ status: 'closed', resolution: 'Il protocollo è di nuovo in funzione.' });
  await expect
    .poll(() => JSON.stringify(inbox(paolo.address)), patience)
    .toContain('Il protocollo è di nuovo in funzione.');
});
