import { expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import { card as cardTable } from '../../../src/store/schema/cards.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';

const undoSeconds = 4;
const own = ownHouse({ change: yaml => yaml.replace('undoSeconds: 0', `undoSeconds: ${undoSeconds}`) });
const anna = teamsIdOf('ANNA');
const marco = teamsIdOf('MARCO');
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const { channel } = teamsIds;
const threads = () => own.sandbox.teams.channel(channel)?.threads ?? [];
const root = () => {
  const found = threads().find(thread => textOf(thread.root.card).includes('Stampa ferma'));
  if (!found) throw new Error('no card');
  return found.root;
};
const people = () => own.sandbox.people();
const execute = (user: string, verb: string, step = 'press', inputs = {}, message = root().id) =>
  people().teams.execute(user, channel, message, { verb, step }, inputs);
const onlyFor = (user: string) => own.sandbox.teams.targetedTo(user, channel, root().id);
const alone = (user: string) => textOf(onlyFor(user).map(({ card }) => card));

test('a private line is there until what it offers is over, and says so then; each in their own language', async () => {
  const text = 'Buongiorno, la stampa delle fatture è ferma.';
  await own.sandbox.mailbox.write(
    { from: paolo, to: support, subject: 'Stampa ferma', text },
    own.house.smtpPort,
  );
  await expect.poll(() => textOf(threads())).toContain('Stampa ferma');
  for (const user of own.sandbox.teams.users) if (user.aadObjectId === marco) user.locale = 'en-GB';

  // What the card shows anyway is not said again.
  await execute(anna, 'claim');
  await expect.poll(() => textOf(root().card)).toContain('Risoluzione entro');
  expect(onlyFor(anna)).toEqual([]);

  // Who was second is told so, in English; the card that all see stays as it is.
  await people().teams.invoke(people().teams.userOf(marco), channel, root().id, root().id, {
    action: { data: { verb: 'claim', step: 'press', ticket: ticket(), nonce: nonce(), version: 1 } },
  });
  expect(alone(marco)).toContain('Anna Rossi');
  expect(alone(marco)).toMatch(/This ticket changed|already has it/);
  expect(textOf(root().card)).toContain('Risoluzione entro');
  expect(own.sandbox.teams.cardFor(marco, root())).toBeDefined();
  expect(textOf(own.sandbox.teams.cardFor(marco, root()))).not.toContain('This ticket changed');

  // A form that writes on somebody else's request says whose it is, a note too.
  await execute(marco, 'note');
  expect(textOf(own.sandbox.teams.dialogs.get(marco))).toContain('Anna Rossi has this ticket.');
  people().teams.closeDialog(marco);

  await execute(anna, 'reply', 'submit', { 'reply.text': 'Riavvii il servizio.' });
  await execute(anna, 'reply', 'confirm');
  expect(own.sandbox.teams.dialogs.get(anna)).toBeUndefined();
  expect(alone(anna)).toMatch(
    /Puoi annullare l’invio fino alle (\d\d:\d\d:\d\d)\..*Annulla \(fino alle \1\)/,
  );
  const [line] = onlyFor(anna);
  await execute(anna, 'recall', 'press', {}, line?.id);
  expect(alone(anna)).toContain('Invio annullato');
  expect(alone(anna)).not.toContain('Annulla (fino');
  // Pressed once more by a client that has not heard of it: it is so, and not denied.
  expect(onlyFor(anna)).toHaveLength(1);

  await execute(anna, 'reply', 'submit', { 'reply.text': 'Riavvii il servizio di stampa.' });
  await execute(anna, 'reply', 'confirm');
  await expect.poll(() => onlyFor(anna).length).toBe(1);
  expect(alone(anna)).toContain('Annulla (fino');
  await expect.poll(() => alone(anna)).toContain('Il tempo per annullare');
  expect(alone(anna)).not.toContain('Annulla (fino');
  await expect.poll(() => textOf(root().card)).not.toContain('Annulla l’invio');
});

test('what is asked with a slash is answered for one alone, in their language; a mention is for all', async () => {
  await people().teams.slash(marco, channel, 'help');
  await expect.poll(() => textOf(own.sandbox.teams.targetedTo(marco, channel, null))).toContain('Commands');
  expect(textOf(threads())).not.toContain('Commands');
  await people().teams.mention(marco, channel, 'help');
  await expect.poll(() => textOf(threads())).toContain('Comandi');
});

test('in Slack a press that comes too late is answered, in the place of the line that offered it', async () => {
  const slack = people().slack;
  const user = slackIdOf('ANNA');
  const lines = () => own.sandbox.slack.state.ephemerals.filter(each => each.user === user);
  const card = own.sandbox.slack
    .channel(slackIds.channel)
    ?.messages.find(message => !message.thread_ts && message.text.includes('Stampa ferma'));
  await slack.press(user, { channel: slackIds.channel, ts: card?.ts ?? '' }, 'verb:reply');
  await expect
    .poll(() => textOf(own.sandbox.slack.openViews(user).at(-1)?.view))
    .toContain('La tua risposta');
  await slack.submit(user, { text: 'Ora dovrebbe andare.' });
  await slack.submit(user);
  await expect.poll(() => lines().length).toBe(1);
  const [offer] = lines();
  expect(textOf(offer?.blocks)).toMatch(/invio fino alle (\d\d:\d\d:\d\d)\..*\(fino alle \1/);
  const before = own.sandbox.mailbox.of(paolo.address).length;
  await expect.poll(() => own.sandbox.mailbox.of(paolo.address).length).toBe(before + 1);
  const action = /verb:recall[^"]*/.exec(textOf(offer?.blocks))?.[0] ?? '';
  await slack.press(user, { channel: slackIds.channel, ts: offer?.ts ?? '' }, action);
  await expect.poll(() => textOf(lines())).toContain('Troppo tardi');
  expect(lines()).toHaveLength(1);
  expect(textOf(lines())).not.toContain('fino alle');
});

test('a list that one asked for in a channel is nobody’s card: it alone is drawn anew there, whatever was looked at between', async () => {
  await people().teams.slash(anna, channel, 'mie');
  const list = () => own.sandbox.teams.targetedTo(anna, channel, null).at(-1);
  await expect.poll(() => textOf(list()?.card)).toContain('Stampa ferma');
  const { id = '' } = list() ?? {};
  const inList = async (step: string, pressed = {}, inputs = {}) =>
    await people().teams.execute(anna, channel, id, { verb: 'reply', step, ...pressed }, inputs);
  await inList('press');
  await inList('within', { button: 'read' }, { 'reply.text': 'Provi ora.' });
  await inList('back');
  await inList('submit', {}, { 'reply.text': 'Provi ora, per favore.' });
  const { error } = await inList('confirm');
  expect(error).toBe('');
  // In the list's place there is the list again, with what came of it.
  const shown = own.sandbox.teams.targetedTo(anna, channel, null).find(message => message.id === id);
  expect(textOf(own.sandbox.teams.cardFor(anna, shown ?? { id: '', from: '', text: '', at: '' }))).toMatch(
    /Annulla \(fino alle.*Stampa ferma/,
  );
  const places = await own.database.database.db.select().from(cardTable);
  expect(places.map(({ message }) => message)).not.toContain(id);
});

const carried = () =>
  /"verb":"note","step":"press","ticket":(\d+),"nonce":"([^"]*)"/.exec(textOf(root().card)) ?? [];
const ticket = () => Number(carried()[1]);
const nonce = () => carried()[2];
