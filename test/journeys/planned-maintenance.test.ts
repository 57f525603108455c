import { expect, test } from 'vitest';
import { customers, slackIdOf, slackIds, teamsIds } from '../../src/sandbox/cast.ts';
import { actionsIn } from '../../src/sandbox/slack/block-kit/blocks.ts';
import { maintenancesAhead } from '../../src/store/maintenance/maintenances.ts';
import { ownHouse, support } from './a-house.ts';

// Giulia plans maintenance in Slack, and cancels it; both channels and customers read of both.
const own = ownHouse({
  startsAt: '2026-12-01T09:00:00Z',
  change: yaml => `${yaml}\nservices: { registry: { it: Protocollo, en: Registry } }\n`,
});
const patience = { timeout: 60_000 };
// Both of companies that the desk knows; who is of none is told nothing.
const [paolo, emma, , sofia] = customers;
const giulia = slackIdOf('GIULIA');
const db = () => own.database.database.db;
const slack = () => own.sandbox.people().slack;
const modal = () => JSON.stringify(own.sandbox.slack.openViews(giulia).at(-1)?.view ?? '');
const list = () => own.sandbox.slack.state.ephemerals.findLast(({ user }) => user === giulia);
const inSlack = () => JSON.stringify(own.sandbox.slack.channel(slackIds.channel)?.messages ?? []);
const inTeams = () => JSON.stringify(own.sandbox.teams.channel(teamsIds.channel)?.threads ?? []);
const inbox = (address: string) => own.sandbox.mailbox.of(address).filter(({ folder }) => folder === 'inbox');
const planned = async () => (await maintenancesAhead(db(), own.sandbox.clock()))[0];

async function inList(verb: string): Promise<void> {
  const { channel = '', ts = '', blocks = [] } = list() ?? {};
  const found = blocks.flatMap(actionsIn).find(({ action_id }) => action_id.startsWith(`verb:${verb}`));
  expect((await slack().press(giulia, { channel, ts }, found?.action_id ?? '')).error).toBe('');
}

test('maintenance is planned in Slack and announced, told in both channels, cancelled, and that told to the same', async () => {
  for (const from of [paolo, sofia, emma]) {
    const isIt = from === paolo;
    const [subject, text] = isIt
      ? ['Fattura 1184', 'Buongiorno, l’importo della fattura mi sembra sbagliato.']
      : ['Invoice 1184', 'Hello, the amount on the invoice looks wrong to me, can you check it?'];
    await own.sandbox.mailbox.write({ from, to: support, subject, text }, own.house.smtpPort);
  }
  for (const { name } of [paolo, sofia, emma]) await expect.poll(inSlack, patience).toContain(name);
  await slack().slash(giulia, slackIds.channel, '/ticket', 'manutenzione');
  await expect
    .poll(() => JSON.stringify(list()?.blocks ?? ''), patience)
    .toContain('Programma una manutenzione');
  await inList('plan-maintenance');
  await expect.poll(modal, patience).toContain('Che cosa comporta');
  const typed = {
    ...{ service: 'registry', from: '2026-12-03', begins: '21:00', to: '2026-12-03', ends: '23:00' },
    ...{ italian: 'Il protocollo non è raggiungibile.', english: 'The registry cannot be reached.' },
    announce: 'concerned',
  };
  await slack().submit(giulia, typed);
  await expect.poll(modal, patience).toContain('fuori dall’orario di lavoro');
  await slack().submit(giulia, { ...typed, outside: 'yes' });
  await expect.poll(modal, patience).toContain('Salva e avvisa (2)');
  expect(modal()).toContain('The registry cannot be reached.');
  await slack().submit(giulia);
  for (const shown of [inSlack, inTeams])
    await expect.poll(shown, patience).toContain('Manutenzione programmata: Protocollo');
  for (const [{ address }, text] of [
    [paolo, 'Il protocollo non è raggiungibile.'],
    [sofia, 'The registry cannot be reached.'],
  ] as const)
    await expect.poll(() => JSON.stringify(inbox(address)), patience).toContain(text);
  await expect.poll(inTeams, patience).toContain('avvisati per email: 2');

  await slack().slash(giulia, slackIds.channel, '/ticket', 'manutenzione');
  await expect.poll(() => JSON.stringify(list()?.blocks ?? ''), patience).toContain('avvisati per email: 2');
  await inList('cancel-maintenance');
  await expect.poll(modal, patience).toContain('Annulla e avvisa (2)');
  await slack().submit(giulia);
  for (const shown of [inSlack, inTeams])
    await expect.poll(shown, patience).toContain('Manutenzione annullata: Protocollo');
  for (const { address } of [paolo, sofia]) {
    await expect.poll(() => inbox(address).length, patience).toBe(2);
    expect(inbox(address)[0]?.subject).toMatch(
      /^Manutenzione annullata: Protocollo$|^Maintenance cancelled: Registry$/,
    );
  }
  expect(inbox(emma.address)).toEqual([]);
  expect(await planned()).toBeUndefined();
});
