import { expect, test } from 'vitest';
import { slackIds, teamsIds } from '../../../src/sandbox/cast.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';

const own = ownHouse();
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const inSlack = () => own.sandbox.slack.channel(slackIds.channel);
const inTeams = () => own.sandbox.teams.channel(teamsIds.channel);
const cards = () =>
  inSlack()?.messages.filter(m => !m.thread_ts && textOf(m.blocks).includes('Stampante')) ?? [];
const posts = () => inTeams()?.threads.filter(({ root }) => textOf(root.card).includes('Stampante')) ?? [];

test('an admin deletes a card in both chats: with the customer’s next mail a new one stands there, and the line under it', async () => {
  const writes = async (text: string) =>
    await own.sandbox.mailbox.write(
      { from: paolo, to: support, subject: 'Stampante', text },
      own.house.smtpPort,
    );
  await writes('Non va.');
  await expect.poll(() => [cards().length, posts().length]).toEqual([1, 1]);
  const number = /#(\d+) Stampante/.exec(cards()[0]?.text ?? '')?.[1];
  const [old] = cards();
  const slack = inSlack();
  const teams = inTeams();
  if (!slack || !teams) throw new Error('no channel');
  slack.messages = [];
  teams.threads = [];
  await own.sandbox.mailbox.write(
    { from: paolo, to: support, subject: `Re: [#${number}] Stampante`, text: 'Ancora niente.' },
    own.house.smtpPort,
  );
  await expect.poll(() => [cards().length, posts().length]).toEqual([1, 1]);
  expect(cards()[0]?.ts).not.toBe(old?.ts);
  await expect.poll(() => slack.messages.filter(m => m.thread_ts === cards()[0]?.ts).length).toBe(1);
  await expect.poll(() => posts()[0]?.replies.length).toBe(1);
});
