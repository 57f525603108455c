import { beforeEach, expect, test } from 'vitest';
import { slackIds, teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';

const own = ownHouse();
const anna = teamsIdOf('ANNA');
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const people = () => own.sandbox.people().teams;
const textOf = (node: unknown) => JSON.stringify(node) ?? '';

let subject = '';
let count = 0;
beforeEach(async () => {
  count += 1;
  subject = `Nota ${count}`;
  await own.sandbox.mailbox.write({ from: paolo, to: support, subject, text: 'Non va.' }, own.house.smtpPort);
  await expect.poll(() => thread()?.root.id).toBeDefined();
});
const thread = () =>
  own.sandbox.teams
    .channel(teamsIds.channel)
    ?.threads.find(({ root }) => textOf(root.card).includes(subject));

test('“Keep as note” on a colleague’s reply keeps it, once, and the other chat reads it', async () => {
  const root = thread()?.root.id ?? '';
  const reply = people().write(teamsIdOf('MARCO'), teamsIds.channel, 'È <il> driver & basta', root);
  const keep = () => people().messageAction(anna, teamsIds.channel, reply.id, 'keep-note');
  // A card that has only just been posted is not yet known as one: until then the note asks whose it is.
  await expect.poll(async () => (await keep()).error).toMatch(/^Salvata come nota interna di #\d+\.$/);
  expect((await keep()).error).toMatch(/^Era già tra le note di #\d+\.$/);
  const inSlack = () =>
    own.sandbox.slack
      .channel(slackIds.channel)
      ?.messages.filter(({ thread_ts, text }) => thread_ts && text.includes('driver'));
  await expect.poll(() => inSlack()?.length).toBe(1);
  expect(inSlack()?.[0]?.text).toBe(
    'Nota di Marco Bianchi, salvata da Anna Rossi (Teams): È &lt;il&gt; driver &amp; basta',
  );
  // Where it was written it stands already.
  expect(thread()?.replies.filter(({ text }) => text.includes('driver'))).toHaveLength(1);
});

test('a card itself is nobody’s note, and an action of no kind of ours is said to be none', async () => {
  const root = thread()?.root.id ?? '';
  expect((await people().messageAction(anna, teamsIds.channel, root, 'keep-note')).error).toMatch(
    /è di Sportello/,
  );
  expect((await people().messageAction(anna, teamsIds.channel, root, 'else')).error).not.toBe('');
});
