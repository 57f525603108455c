import { expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { latestTickets } from '../../src/store/tickets/lists.ts';
import { aVisitor, letIn, signIn } from '../web/portal/a-visitor.ts';
import { ownHouse, support } from './a-house.ts';
import { beforeCustomers } from './before-customers.ts';
import { beforeOthers } from './before-others.ts';

let written = '';
const log = openLog('trace', {
  write: line => {
    written += line;
  },
});
const own = ownHouse({ log });
const few = slackIdOf('ANNA');
const other = slackIdOf('MARCO');
const sofia = { name: 'Sofia Segreta', address: 'sofia.segreta@studioconti.example' };
const patience = { timeout: 60_000 };

const inSlack = (channel: string) => own.sandbox.slack.channel(channel)?.messages ?? [];
const inTeams = (channel: string) => own.sandbox.teams.channel(channel)?.threads ?? [];
const toFew = () => JSON.stringify([inSlack(slackIds.restricted), inTeams(teamsIds.restricted)]);

const seenByOthers = () => beforeOthers(own.sandbox);

async function write(subject: string, text: string, answers?: string, file?: string): Promise<void> {
  await own.sandbox.mailbox.write(
    {
      from: sofia,
      to: support,
      subject,
      text,
      ...(answers ? { answers } : {}),
      ...(file ? { attachments: [{ filename: file, content: Buffer.from('x') }] } : {}),
    },
    own.house.smtpPort,
  );
}

async function latest() {
  const [ticket] = await latestTickets(own.database.database.db, 1);
  if (!ticket) throw new Error('there is no ticket');
  return ticket;
}

const slackCard = (channel: string, number: number) =>
  inSlack(channel).find(({ thread_ts, metadata }) => !thread_ts && metadata?.event_payload.ticket === number);
const teamsCard = (channel: string, number: number) =>
  inTeams(channel).find(({ root }) => JSON.stringify(root.card ?? '').includes(`"ticket":${number}`));

async function press(user: string, channel: string, number: number, verb: string) {
  await expect
    .poll(() => JSON.stringify(slackCard(channel, number) ?? ''), patience)
    .toContain(`verb:${verb}`);
  const ts = slackCard(channel, number)?.ts ?? '';
  return await own.sandbox.people().slack.press(user, { channel, ts }, `verb:${verb}`);
}

const modal = (user: string) => JSON.stringify(own.sandbox.slack.openViews(user).at(-1)?.view ?? '');

/** The value that a menu's option carries, by what it does. */
function inMenu(message: object | undefined, verb: string): string {
  const values = [...JSON.stringify(message ?? {}).matchAll(/"value":"((?:[^"\\]|\\.)*)"/g)].map(
    ([, value]) => JSON.parse(`"${value}"`),
  );
  return values.find(value => value.startsWith(`${verb} `)) ?? `no ${verb} among ${values.join(' ')}`;
}

const canaries = ['canarino', 'Segreta', 'sofia.segreta', 'mappa-del-tesoro'];
async function expectHushed(): Promise<void> {
  for (const canary of canaries) await expect.poll(seenByOthers, patience).not.toContain(canary);
  const seen = seenByOthers();
  for (const canary of canaries) {
    expect(
      seen.indexOf(canary),
      `${canary} …${seen.slice(Math.max(0, seen.indexOf(canary) - 300), seen.indexOf(canary) + 80)}`,
    ).toBe(-1);
    expect(written).not.toContain(canary);
  }
}

test('what a rule takes for a vulnerability is seen by few from the first second, whatever happens to it', async () => {
  await write(
    'Vulnerabilità: canarino nel login',
    'Buongiorno, una vulnerabilità: canarino entra senza password.',
    undefined,
    'mappa-del-tesoro.txt',
  );
  await expect.poll(toFew, patience).toContain('canarino nel login');
  const { number } = await latest();
  // The others see that there is one, and what is promised.
  await expect
    .poll(() => JSON.stringify(slackCard(slackIds.channel, number) ?? ''), patience)
    .toContain('riservat');
  await expect
    .poll(() => JSON.stringify(teamsCard(teamsIds.channel, number) ?? ''), patience)
    .toContain('riservat');
  expect(await latest()).toMatchObject({ restricted: true });

  // Asked for by its number, in lists, at home, by its buttons.
  const people = own.sandbox.people();
  await expect
    .poll(async () => {
      await people.slack.slash(other, slackIds.channel, '/ticket', String(number));
      return JSON.stringify(own.sandbox.slack.state.ephemerals.filter(({ user }) => user === other));
    }, patience)
    .toContain(`#${number}`);
  await people.slack.slash(other, slackIds.channel, '/ticket', 'queue');
  await people.slack.slash(other, slackIds.channel, '/ticket', 'find entra senza password');
  await people.slack.openHome(other);
  await people.teams.mention(teamsIdOf('MARCO'), teamsIds.channel, `${number}`);
  await people.teams.mention(teamsIdOf('ANNA'), teamsIds.channel, 'queue');
  await press(other, slackIds.channel, number, 'open');
  await expect.poll(() => seenByOthers(), patience).toContain('solo chi è autorizzato');
  await expectHushed();

  // On the pages for customers nobody reads a word of it but who wrote it; and of no letter to others.
  const { db } = own.database.database;
  const looking = { url: own.url, db, sandbox: own.sandbox, number, words: 'senza password' };
  const read = async () => await beforeCustomers({ ...looking, company: 'studio-conti' });
  const toOthers = () =>
    JSON.stringify(own.sandbox.mailbox.items.filter(({ owner }) => owner !== sofia.address));
  const expectNoneReads = async () => {
    const pages = await read();
    for (const canary of canaries) expect([pages, toOthers()].join(' ')).not.toContain(canary);
  };
  await expectNoneReads();
  const hers = aVisitor(() => own.url);
  await letIn(db, sofia.address);
  await signIn(hers, db, { address: sofia.address, now: own.sandbox.clock() });
  expect((await hers.get('/portal?q=senza+password')).text).toContain('canarino nel login');

  // Those few work on it.
  await press(few, slackIds.restricted, number, 'claim');
  await expect.poll(async () => (await latest()).assignee?.name, patience).toBe('Anna Rossi');
  await press(few, slackIds.channel, number, 'open');
  await expect.poll(() => modal(few), patience).toContain('canarino entra');
  const claim = () => own.sandbox.mailbox.of(sofia.address).find(({ folder }) => folder === 'inbox');
  await expect.poll(claim, patience).toBeTruthy();
  await write('Re: canarino', 'Il canarino è di nuovo qui.', claim()?.id);
  await expect.poll(toFew, patience).toContain('di nuovo qui');
  own.sandbox.moveClock(86_400_000 * 12);
  await expect
    .poll(async () => (await latest()).escalation.struck.resolve, { timeout: 60_000 })
    .toBeGreaterThan(0);
  await expect
    .poll(() => inSlack(slackIds.restricted).filter(({ thread_ts }) => thread_ts).length, patience)
    .toBeGreaterThan(1);
  await expectHushed();
});

test('what all have seen is taken away where others are, the moment somebody restricts it; and comes back', async () => {
  await write('Stampa canarina ferma', 'Il canarino non stampa.');
  await expect.poll(async () => (await latest()).subject, patience).toBe('Stampa canarina ferma');
  const { number } = await latest();
  await expect.poll(seenByOthers, patience).toContain('canarina');
  await write(`Re: Stampa canarina ferma [#${number}]`, 'Il canarino ha cantato.');
  await expect.poll(seenByOthers, patience).toContain('ha cantato');
  const { slack } = own.sandbox.people();
  const card = slackCard(slackIds.channel, number);
  await slack.press(
    other,
    { channel: slackIds.channel, ts: card?.ts ?? '' },
    'more',
    inMenu(card, 'restrict'),
  );
  await expect.poll(async () => (await latest()).restricted, patience).toBe(true);
  await expect.poll(toFew, patience).toContain('Stampa canarina ferma');
  await expect.poll(seenByOthers, patience).not.toContain('canarin');
  await expectHushed();
});
