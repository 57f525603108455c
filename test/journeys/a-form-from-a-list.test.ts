import { expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { actionsIn } from '../../src/sandbox/slack/block-kit/blocks.ts';
import { eventsAfter } from '../../src/store/tickets/events.ts';
import { latestTickets } from '../../src/store/tickets/lists.ts';
import { ownHouse, support } from './a-house.ts';
import { atSlack } from './at-slack.ts';

// Marco works from his lists, on both platforms; Anna is one of those few who see what is restricted, and he is not.
const own = ownHouse();
const [marco, marcoInTeams] = [slackIdOf('MARCO'), teamsIdOf('MARCO')];
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const subject = 'La voliera è chiusa';
const patience = { timeout: 60_000 };
const slack = () => own.sandbox.people().slack;
const modal = () => JSON.stringify(own.sandbox.slack.openViews(marco).at(-1)?.view ?? '');
const dialog = () => JSON.stringify(own.sandbox.teams.dialogs.get(marcoInTeams) ?? '');
const list = () => own.sandbox.slack.state.ephemerals.findLast(({ user }) => user === marco);
const listed = () => JSON.stringify(list()?.blocks ?? '');
const latest = async () => (await latestTickets(own.database.database.db, 1))[0];
const inTeams = (text: string) =>
  (own.sandbox.teams.channel(teamsIds.channel)?.threads ?? []).find(({ root }) =>
    JSON.stringify(root.card ?? '').includes(text),
  )?.root;

/** Presses a button of the list that lies there. */
async function inList(verb: string): Promise<void> {
  const { channel = '', ts = '', blocks = [] } = list() ?? {};
  const found = blocks.flatMap(actionsIn).find(({ action_id }) => action_id.startsWith(`verb:${verb}`));
  expect((await slack().press(marco, { channel, ts }, found?.action_id ?? '')).error).toBe('');
}

test('in Slack a form that a list’s button opens is sent, and the list is drawn anew in its place', async () => {
  const mail = { from: paolo, to: support, subject, text: 'Buongiorno, il canarino non esce.' };
  await own.sandbox.mailbox.write(mail, own.house.smtpPort);
  await expect.poll(() => inTeams(subject), patience).toBeTruthy();
  await slack().slash(marco, slackIds.channel, '/ticket', 'coda');
  await expect.poll(listed, patience).toContain(subject);
  const { ts } = list() ?? {};
  await inList('reply');
  await expect.poll(modal, patience).toContain('plain_text_input');
  await slack().submit(marco, { text: 'Ci guardo subito.' });
  await expect.poll(modal, patience).toContain('Anteprima dell’email');
  expect(await slack().submit(marco)).toEqual({ error: '' });
  expect(modal()).toBe('""');
  await expect.poll(listed, patience).toContain('La risposta è in partenza. Ora è in carico a te.');
  expect(list()?.ts).toBe(ts);
  await expect.poll(async () => (await latest())?.assignee?.name, patience).toBe('Marco Bianchi');
});

test('what was written is given back on both platforms, when few may see the request before it is sent', async () => {
  const { number = 0 } = (await latest()) ?? {};
  await slack().slash(marco, slackIds.channel, '/ticket', 'mie');
  await expect.poll(listed, patience).toContain(subject);
  await inList('reply');
  await expect.poll(modal, patience).toContain('plain_text_input');
  const card = inTeams(subject);
  const { teams } = own.sandbox.people();
  await teams.execute(marcoInTeams, teamsIds.channel, card?.id ?? '', { verb: 'note', step: 'press' }, {});
  await expect.poll(dialog, patience).toContain('note.text');
  await atSlack(own, 'ANNA').press(subject, 'restrict');
  await expect.poll(async () => (await latest())?.restricted, patience).toBe(true);

  await slack().submit(marco, { text: 'Ho scritto io, parola per parola.' });
  await expect.poll(modal, patience).toContain('Quello che avevi scritto');
  await teams.inDialog(marcoInTeams, { verb: 'note', step: 'submit' }, { 'note.text': 'Ho annotato io.' });
  await expect.poll(dialog, patience).toContain('Quello che avevi scritto');
  for (const [shown, written] of [
    [modal(), 'Ho scritto io, parola per parola.'],
    [dialog(), 'Ho annotato io.'],
  ]) {
    expect(shown).toContain(written);
    expect(shown).toContain('riservata');
    expect(shown).not.toMatch(/voliera|canarino/);
  }
  const happened = (await eventsAfter(own.database.database.db, number, 0)).map(({ event }) => event.type);
  expect(happened.filter(type => type === 'replied' || type === 'note-added')).toEqual(['replied']);
});

test('an incident’s line in a list leads to its card, on both platforms', async () => {
  await slack().slash(marco, slackIds.channel, '/ticket', 'disservizio Protocollo fermo');
  await expect.poll(() => inTeams('Disservizio: Protocollo'), patience).toBeTruthy();
  const cardInSlack = () =>
    own.sandbox.slack
      .channel(slackIds.channel)
      ?.messages.find(({ blocks }) => JSON.stringify(blocks ?? '').includes('Disservizio: Protocollo'));
  await expect.poll(cardInSlack, patience).toBeTruthy();
  await slack().slash(marco, slackIds.channel, '/ticket', 'disservizi');
  await expect.poll(listed, patience).toContain(`/p${cardInSlack()?.ts.replace('.', '')}`);
  await own.sandbox.people().teams.mention(marcoInTeams, teamsIds.channel, 'disservizi');
  const inChannel = () => JSON.stringify(own.sandbox.teams.channel(teamsIds.channel)?.threads ?? []);
  const id = inTeams('Disservizio: Protocollo')?.id ?? 'no card';
  await expect.poll(inChannel, patience).toMatch(new RegExp(`/l/message/[^"/]+/${id}`));
});
