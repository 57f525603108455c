import { beforeAll, describe, expect, test, vi } from 'vitest';
import { linkPasted } from '../../src/chat/teams/heard/link-pasted.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { handle } from '../../src/desk/handle.ts';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import type { SlackChannel, SlackMessage } from '../../src/sandbox/slack/workspace.ts';
import { linksShownOf } from '../../src/store/chats/links-shown.ts';
import { latestTickets } from '../../src/store/tickets/lists.ts';
import { aDesk } from '../desk/a-desk.ts';
import { ownHouse, support } from './a-house.ts';

// Somebody links to requests in chat: who sees what of them, where, on both platforms, and what becomes of it when a request
// is restricted afterwards.

const own = ownHouse();
const patience = { timeout: 60_000 };
const [anna, marco, stranger] = [slackIdOf('ANNA'), slackIdOf('MARCO'), 'U0STRANGER'];
const toner = 'Toner finito <!channel> *oggi*';
const leak = 'Perdita nel portale';
const numbers = { toner: 0, merged: 0, leak: 0, later: 0 };

const link = (number: number) => `${own.url}/t/${number}`;
const slackChannel = (id: string) => own.sandbox.slack.channel(id);
const messages = (id: string) => slackChannel(id)?.messages ?? [];
const people = () => own.sandbox.people();

/** What somebody's message in Slack shows below it, once the desk has had its time. */
async function sent(user: string, channel: string, text: string, thread?: string): Promise<SlackMessage> {
  await people().slack.write(user, channel, text, thread);
  // Meanwhile the desk may have written, too.
  const message = messages(channel).findLast(each => each.user === user);
  if (!message) throw new Error(`nothing was written in ${channel}`);
  return message;
}
const below = (message: SlackMessage) => JSON.stringify(message.unfurls ?? []);
/** Nothing comes in its own time: another link, sent after it, has been answered. */
async function answered(): Promise<void> {
  const last = await sent(anna, slackIds.channel, `Ultima: ${link(numbers.toner)}`);
  await expect.poll(() => last.unfurls?.length, patience).toBe(1);
}

const other = (id: string, more: Partial<SlackChannel>): SlackChannel => ({
  id,
  name: id.toLowerCase(),
  members: [anna, marco, stranger],
  messages: [],
  ...more,
});

async function write(subject: string, from = 'paolo@cliente.example'): Promise<number> {
  await own.sandbox.mailbox.write(
    { from: { name: 'Paolo Neri', address: from }, to: support, subject, text: 'Il segreto è nel corpo.' },
    own.house.smtpPort,
  );
  const cards = () => JSON.stringify(messages(slackIds.channel).map(({ blocks }) => blocks));
  await vi.waitFor(() => expect(cards()).toContain(subject.split(' <')[0]), patience);
  const [latest] = await latestTickets(own.database.database.db, 1);
  return latest?.number ?? 0;
}

/** The desk of the house, as somebody at work in it has it. */
const desk: Desk = Object.assign(
  aDesk(() => own.database.database.db),
  {
    clock: () => own.sandbox.clock(),
    destinations: [
      { platform: 'slack' as const, channel: slackIds.channel },
      { platform: 'teams' as const, channel: 'installed' },
    ],
    restrictedDestinations: [
      { platform: 'slack' as const, channel: slackIds.restricted },
      { platform: 'teams' as const, channel: teamsIds.restricted },
    ],
  },
);

async function does(number: number, command: Parameters<typeof handle>[2], key: string): Promise<void> {
  const handled = await handle(desk, number, command, {
    actor: { kind: 'operator', id: 1, name: 'Anna Rossi', role: 'operator' },
    origin: 'slack',
    key,
  });
  if (!handled.ok) throw new Error(JSON.stringify(handled));
}

beforeAll(async () => {
  numbers.toner = await write(toner);
  numbers.merged = await write('Ancora il toner');
  numbers.leak = await write(leak, 'luca@altro.example');
  numbers.later = await write('Voliera aperta', 'luca@altro.example');
  const rows = await latestTickets(own.database.database.db, 10);
  const into = rows.find(({ number }) => number === numbers.toner);
  if (!into) throw new Error('the first is gone');
  await does(numbers.merged, { type: 'merge', into }, 'links:merge');
  await does(numbers.leak, { type: 'restrict' }, 'links:restrict');
  await vi.waitFor(() => expect(JSON.stringify(messages(slackIds.restricted))).toContain(leak), patience);
  own.sandbox.slack.state.channels.push(
    other('C0GENERAL', {}),
    other('C0SHARED', { isExtShared: true, members: [anna, slackIds.bot] }),
    other('C0PRIVATE', { isPrivate: true }),
    other('D0ANNAMARCO', { members: [anna, marco] }),
  );
});

describe('in Slack', () => {
  test('in the operators’ channel its subject stands below it, how it stands, and the way to its card', async () => {
    const message = await sent(anna, slackIds.channel, `Guarda ${link(numbers.toner)}, per favore.`);
    await expect.poll(() => message.unfurls?.length, patience).toBe(1);
    const shown = below(message);
    expect(shown).toContain('Toner finito &lt;!channel&gt;');
    expect(shown).toContain(`https://sandbox.slack.com/archives/${slackIds.channel}/p`);
    expect(shown).toContain('Situazione al ');
    expect(shown).not.toMatch(/segreto|Paolo|cliente\.example/);
    // The message is theirs: not a letter of it is changed.
    expect(message.text).toBe(`Guarda ${link(numbers.toner)}, per favore.`);
  });

  test('several in one message, each once; one that was merged is where it goes on; what there is not lacks', async () => {
    const text = [
      link(numbers.merged),
      link(numbers.toner),
      `${link(numbers.later)}?x=1`,
      link(999_999),
      `${own.url}/privacy`,
      'https://elsewhere.example/t/1',
    ].join(' ');
    const message = await sent(marco, slackIds.channel, text, messages(slackIds.channel)[0]?.ts);
    await expect.poll(() => message.unfurls?.length, patience).toBe(2);
    expect(message.unfurls?.map(each => each.link)).toEqual([
      link(numbers.merged),
      `${link(numbers.later)}?x=1`,
    ]);
    expect(below(message)).toContain(`#${numbers.toner} Toner finito`);
    expect(below(message)).toContain('Voliera aperta');
    expect(below(message)).not.toContain('Ancora il toner');
  });

  test('what few may see has no words there, and all of them in their channel', async () => {
    const inOperators = await sent(anna, slackIds.channel, link(numbers.leak));
    const inFew = await sent(anna, slackIds.restricted, link(numbers.leak));
    await expect.poll(() => below(inFew), patience).toContain(leak);
    await expect.poll(() => below(inOperators), patience).toContain(`#${numbers.leak} Richiesta riservata`);
    expect(below(inOperators)).not.toContain(leak);
  });

  test('in another channel of the house no word of it stands, and of what is restricted nothing', async () => {
    const message = await sent(anna, 'C0GENERAL', `${link(numbers.toner)} ${link(numbers.leak)}`);
    await expect.poll(() => message.unfurls?.length, patience).toBe(1);
    expect(below(message)).toContain(`Richiesta #${numbers.toner}`);
    expect(below(message)).not.toMatch(/Toner|riservat|segreto/);
  });

  test('where people of others may read, where nobody knows who reads, and for a stranger: nothing', async () => {
    const quiet = [
      await sent(anna, 'C0SHARED', link(numbers.toner)),
      await sent(anna, 'C0PRIVATE', link(numbers.toner)),
      await sent(anna, 'D0ANNAMARCO', link(numbers.toner)),
      await sent(stranger, 'C0GENERAL', link(numbers.toner)),
      await sent(stranger, slackIds.channel, link(numbers.toner)),
    ];
    await answered();
    expect(quiet.map(({ unfurls }) => unfurls)).toEqual(quiet.map(() => undefined));
  });

  test('an operators’ channel that is opened to another company shows nothing any more', async () => {
    const channel = slackChannel('C0GENERAL');
    if (channel) channel.isExtShared = true;
    // It was asked a moment ago, and is believed for a minute.
    const message = await sent(anna, slackIds.admins, link(numbers.toner));
    await expect.poll(() => below(message), patience).toContain('Toner finito');
  });
});

describe('in Teams', () => {
  const paste = (
    who: string,
    where: Parameters<ReturnType<typeof people>['teams']['paste']>[1],
    to: number,
  ) => people().teams.paste(teamsIdOf(who), where, link(to));
  const group = { id: '19:gruppo@thread.v2', kind: 'groupChat' } as const;
  const withMarco = { id: '19:anna_marco@unq.gbl.spaces', kind: 'personal' } as const;
  /** As message extensions hear of such a chat: by a name that is none of Graph’s. */
  const withMarcoUnnamed = { id: 'a:1pL6i0oY3C0K', kind: 'personal' } as const;
  const withApp = { id: `a:${teamsIdOf('ANNA')}`, kind: 'personal' } as const;

  test('whoever writes sees the card before they send it, and sends it as they saw it', async () => {
    const found = await paste('ANNA', teamsIds.channel, numbers.toner);
    expect(found?.title).toBe(`#${numbers.toner} ${toner}`);
    const card = JSON.stringify(found?.card);
    expect(card).toContain('Toner finito');
    expect(card).toContain('https://teams.microsoft.com/l/message/');
    expect(card).not.toMatch(/segreto|Paolo/);
    if (found) people().teams.insert(teamsIdOf('ANNA'), teamsIds.channel, found, link(numbers.toner));
    const posts = own.sandbox.teams.channel(teamsIds.channel)?.threads ?? [];
    expect(posts.at(-1)?.root).toMatchObject({ text: link(numbers.toner), card: found?.card });
  });

  test('the same link shows in each conversation what may be seen there', async () => {
    const shown = async (where: Parameters<typeof paste>[1], to: number) =>
      JSON.stringify((await paste('ANNA', where, to))?.card ?? null);
    expect(await shown(teamsIds.channel, numbers.leak)).toContain(`#${numbers.leak} Richiesta riservata`);
    expect(await shown(teamsIds.restricted, numbers.leak)).toContain(leak);
    expect(await shown(withApp, numbers.leak)).toContain(leak);
    for (const where of [group, withMarco, withMarcoUnnamed]) {
      const open = await shown(where, numbers.toner);
      expect(open).toContain(`Richiesta #${numbers.toner}`);
      expect(open).not.toMatch(/Toner|segreto/);
      expect(await shown(where, numbers.leak)).toBe('null');
    }
  });

  test('one that was merged is where it goes on; what there is not, and for whom it is not, is a link as any other', async () => {
    expect((await paste('ANNA', teamsIds.channel, numbers.merged))?.title).toContain(`#${numbers.toner} `);
    expect(await paste('ANNA', teamsIds.channel, 999_999)).toBeNull();
    const guest = own.sandbox.teams.users.find(({ guest }) => guest);
    if (guest)
      expect(await people().teams.paste(guest.aadObjectId, teamsIds.channel, link(numbers.toner))).toBeNull();
  });

  test.each([[{}], [null], [{ url: 7 }], [{ url: '' }], [{ url: 'x'.repeat(3000) }], ['https://x']])(
    '%j is no link',
    value => {
      expect(linkPasted(value)).toBeNull();
    },
  );

  test('what a search puts in shows no more than the link would', async () => {
    const found = async (where: Parameters<ReturnType<typeof people>['teams']['search']>[1], typed: string) =>
      (await people().teams.search(teamsIdOf('ANNA'), where, typed)).results[0];
    const [open, restricted] = [await found(group, 'toner'), await found(group, 'perdita')];
    expect(open?.title).toContain('Toner finito');
    expect(JSON.stringify(open?.card)).not.toContain('Toner');
    expect(restricted?.title).toContain(leak);
    expect(JSON.stringify(restricted?.card)).not.toMatch(/Perdita|riservat|promess/i);
    expect(JSON.stringify((await found(withMarco, 'toner'))?.card)).not.toContain('Toner');
    expect(JSON.stringify((await found(withApp, 'perdita'))?.card)).toContain(leak);
  });
});

test('what is restricted afterwards is taken away below every link, in whichever channel of ours, and nowhere else', async () => {
  const [inOperators, inAdmins, inFew] = await Promise.all([
    sent(marco, slackIds.channel, `${link(numbers.later)} e ${link(numbers.toner)}`),
    sent(anna, slackIds.admins, link(numbers.later)),
    sent(anna, slackIds.restricted, link(numbers.later)),
  ]);
  for (const message of [inOperators, inAdmins, inFew])
    await expect.poll(() => below(message), patience).toContain('Voliera aperta');
  await does(numbers.later, { type: 'restrict' }, 'links:later');
  for (const message of [inOperators, inAdmins]) {
    await expect.poll(() => below(message), patience).not.toContain('Voliera');
    expect(below(message)).toContain('Riservato.');
  }
  // What else stands below the same message stays, and so does what those few read.
  expect(below(inOperators)).toContain('Toner finito');
  expect(below(inFew)).toContain('Voliera aperta');
  const { db } = own.database.database;
  const left = async () => await linksShownOf(db, { ticket: numbers.later, platform: 'slack' });
  await expect
    .poll(async () => (await left()).map(({ channel }) => channel), patience)
    .toEqual([slackIds.restricted]);
});
