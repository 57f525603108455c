import { afterEach, expect, test } from 'vitest';
import { slackIds, teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';

const own = ownHouse();
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const inSlack = (id: string) => own.sandbox.slack.channel(id);
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const notices = () =>
  inSlack(slackIds.admins)?.messages.filter(m => textOf(m.blocks).includes('in attesa')) ?? [];
const cards = (subject: string) =>
  inSlack(slackIds.channel)?.messages.filter(m => !m.thread_ts && textOf(m.blocks).includes(subject)) ?? [];
const posts = (subject: string) =>
  own.sandbox.teams
    .channel(teamsIds.channel)
    ?.threads.filter(({ root }) => textOf(root.card).includes(subject)) ?? [];
const writes = async (subject: string) =>
  await own.sandbox.mailbox.write(
    { from: paolo, to: support, subject, text: 'Buongiorno, non va.' },
    own.house.smtpPort,
  );

afterEach(() => {
  const channel = inSlack(slackIds.channel);
  if (channel) channel.members = [...new Set([...channel.members, slackIds.bot])];
});

test('the app is removed from its channel in Slack: cards wait, admins hear it once, and all is posted when it is back', async () => {
  const channel = inSlack(slackIds.channel);
  if (!channel) throw new Error('no channel');
  channel.members = channel.members.filter(id => id !== slackIds.bot);
  await writes('Stampante');
  await writes('Scanner');
  await expect.poll(() => posts('Scanner').length).toBe(1);
  await expect.poll(() => textOf(notices())).toContain('/invite @Sportello');
  const health = async () => {
    const answer = await fetch(`${own.url}/healthz`);
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  // Behind a balancer 503 would take the other chat away.
  expect(await health()).toMatchObject({
    status: 200,
    ok: true,
    chats: [{ chat: 'slack', channel: slackIds.channel, blockedSince: expect.stringMatching(/^20.*Z$/) }],
  });
  channel.members.push(slackIds.bot);
  await expect.poll(() => [cards('Stampante').length, cards('Scanner').length]).toEqual([1, 1]);
  expect(notices()).toHaveLength(1);
  await expect.poll(health).toEqual({ status: 200, ok: true });
});

test('the app is removed from its team: cards wait until it is installed again', async () => {
  const people = own.sandbox.people().teams;
  await people.uninstall(teamsIdOf('GIULIA'));
  await writes('Tastiera');
  await expect.poll(() => cards('Tastiera').length).toBe(1);
  await people.install(teamsIdOf('GIULIA'), teamsIds.channel);
  await expect.poll(() => posts('Tastiera').length).toBe(1);
});
