import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';

const own = ownHouse({ change: yaml => yaml.replace('undoSeconds: 0', 'undoSeconds: 120') });
const anna = teamsIdOf('ANNA');
const marco = teamsIdOf('MARCO');
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const root = () => {
  const [found] = (own.sandbox.teams.channel(teamsIds.channel)?.threads ?? []).filter(thread =>
    textOf(thread.root.card).includes('Stampa ferma'),
  );
  if (!found) throw new Error('no card');
  return found;
};
const inSlack = () => textOf(own.sandbox.slack.channel(slackIds.channel)?.messages);
const execute = (verb: string, step = 'press', inputs = {}, user = anna) =>
  own.sandbox.people().teams.execute(user, teamsIds.channel, root().root.id, { verb, step }, inputs);
const slack = () => own.sandbox.people().slack;
const slackCard = () => {
  const card = own.sandbox.slack
    .channel(slackIds.channel)
    ?.messages.find(m => !m.thread_ts && m.text.includes('Stampa ferma'));
  if (!card) throw new Error('no card');
  return { channel: slackIds.channel, ts: card.ts };
};
const modal = (key: string) => textOf(own.sandbox.slack.openViews(slackIdOf(key)).at(-1)?.view);
const lines = () => own.sandbox.slack.state.ephemerals.filter(({ user }) => user === slackIdOf('ANNA'));
const onlyFor = (user: string) =>
  own.sandbox.teams.targetedTo(user, teamsIds.channel, root().root.id).map(({ card }) => card);
const letters = () => own.sandbox.mailbox.of(paolo.address).filter(({ folder }) => folder === 'inbox');

test('a letter can be taken back from the card, by who wrote it, until it leaves', async () => {
  const text = 'Buongiorno, la stampa delle fatture è ferma.';
  await own.sandbox.mailbox.write(
    { from: paolo, to: support, subject: 'Stampa ferma', text },
    own.house.smtpPort,
  );
  await expect.poll(() => textOf(own.sandbox.teams.channel(teamsIds.channel))).toContain('Stampa ferma');
  await execute('claim');
  await expect.poll(() => textOf(root().root.card)).toContain('Risoluzione entro');
  await expect.poll(() => letters().length).toBe(1);
  expect(textOf(root().root.card)).not.toContain('Annulla l’invio');

  await execute('reply', 'submit', { 'reply.text': 'Buongiorno, riavvii il servizio di stampa.' });
  await execute('reply', 'confirm');
  // On everybody's card, drawn after the answer to the press was shown.
  await expect.poll(() => textOf(root().root.card)).toContain('Annulla l’invio');
  await expect.poll(inSlack).toContain('Annulla l’invio');

  // A colleague is told whose it is, in a line of their own that no drawing of the card takes away.
  await execute('recall', 'press', {}, marco);
  expect(textOf(onlyFor(marco))).toContain(
    'Solo Anna Rossi, che l’ha scritta, può fermare questa email finché non parte.',
  );
  await execute('recall');
  await expect
    .poll(() => textOf(root().replies))
    .toContain('ha annullato l’invio prima che l’email partisse');
  await expect.poll(() => textOf(root().root.card)).not.toContain('Annulla l’invio');
  await expect.poll(inSlack).not.toContain('Annulla l’invio');

  // What was typed stands in the form again, in both chats, for who typed it: nobody else sees it.
  expect(textOf(root().root.card)).not.toContain('riavvii il servizio');
  await execute('reply');
  expect(textOf(own.sandbox.teams.dialogs.get(anna))).toContain('"value":"Buongiorno, riavvii il servizio');
  await execute('reply', 'press', {}, marco);
  expect(textOf(own.sandbox.teams.dialogs.get(marco))).toContain('La tua risposta');
  expect(textOf(own.sandbox.teams.dialogs.get(marco))).not.toContain('riavvii il servizio');
  expect(textOf(own.sandbox.teams.dialogs.get(marco))).toContain('È in carico a Anna Rossi');
  await slack().press(slackIdOf('MARCO'), slackCard(), 'verb:reply');
  await expect.poll(() => modal('MARCO')).toContain('La tua risposta');
  expect(modal('MARCO')).not.toContain('riavvii il servizio');
  await slack().press(slackIdOf('ANNA'), slackCard(), 'verb:reply');
  await expect.poll(() => modal('ANNA')).toContain('"initial_value":"Buongiorno, riavvii il servizio');

  // What carries the letter, and what takes Undo off its cards; each card is drawn again too, when its words change.
  const jobs = await own.database.database.db.execute<{ task: string }>(sql`
    select task_identifier as task from graphile_worker.jobs
    where run_at > now() + interval '60 seconds' and coalesce(key, '') not like 'again:%'
    order by 1`);
  expect(jobs.map(({ task }) => task)).toEqual(['letter', 'private-line', 'redraw']);
  expect(letters()).toHaveLength(1);
});

test('in Slack the private line that offers Undo is gone once it was used, and a letter that goes leaves no draft', async () => {
  await slack().submit(slackIdOf('ANNA'), { text: 'Riavvii, poi riprovi.' });
  await slack().submit(slackIdOf('ANNA'));
  await expect.poll(() => lines().length).toBe(1);
  const [offer] = lines();
  expect(textOf(offer?.blocks)).toMatch(
    /Puoi annullare l’invio fino alle (\d\d:\d\d:\d\d)\..*Annulla \(fino alle \1\)/,
  );
  // Ordered anew: what was taken back before is no draft any more.
  await execute('reply');
  expect(textOf(own.sandbox.teams.dialogs.get(anna))).not.toContain('riavvii il servizio');

  const where = { channel: slackIds.channel, ts: offer?.ts ?? '' };
  const action = /verb:recall[^"]*/.exec(textOf(offer?.blocks))?.[0] ?? '';
  await slack().press(slackIdOf('ANNA'), where, action);
  await expect.poll(() => textOf(lines())).toContain('Invio annullato.');
  expect(textOf(lines())).not.toContain('Annulla (fino');
  expect(lines()).toHaveLength(1);
  // And there is the way back to what was written.
  const back = /verb:reply[^"]*/.exec(textOf(lines()))?.[0] ?? '';
  await slack().press(slackIdOf('ANNA'), where, back);
  await expect.poll(() => modal('ANNA')).toContain('"initial_value":"Riavvii, poi riprovi."');
  slack().close(slackIdOf('ANNA'));
  expect(letters()).toHaveLength(1);
});

test('a letter with files that is taken back in Slack says which files must be chosen again', async () => {
  const invoice = { name: 'fattura 12.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.7') };
  await expect.poll(inSlack).not.toContain('Annulla l’invio');
  await slack().press(slackIdOf('ANNA'), slackCard(), 'verb:reply');
  await expect.poll(() => modal('ANNA')).toContain('La tua risposta');
  await slack().submit(slackIdOf('ANNA'), { text: 'In allegato la fattura.' }, { uploads: [invoice] });
  await expect.poll(() => modal('ANNA')).toContain('fattura 12.pdf');
  await slack().submit(slackIdOf('ANNA'));
  await expect.poll(inSlack).toContain('Annulla l’invio');

  await slack().press(slackIdOf('ANNA'), slackCard(), 'verb:recall');
  await expect
    .poll(() => textOf(lines()))
    .toMatch(/Invio annullato\.[^"]* Gli allegati vanno scelti di nuovo\./);
  await slack().press(slackIdOf('ANNA'), slackCard(), 'verb:reply');
  await expect.poll(() => modal('ANNA')).toContain('In allegato la fattura.');
  expect(modal('ANNA')).toContain('aveva un allegato, fattura 12.pdf: sceglilo di nuovo');
});
