import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Config } from '../../../src/config/config.ts';
import { handle } from '../../../src/desk/handle.ts';
import { joinIncident } from '../../../src/desk/incidents/join.ts';
import { openIncident } from '../../../src/desk/incidents/order-incident.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { openDesk } from '../../../src/house/desk/desk-of.ts';
import { recordsOf } from '../../../src/house/desk/records.ts';
import { openLog } from '../../../src/log.ts';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { buttonOf } from '../../../src/sandbox/stories/at-work.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { findOperatorByEmail } from '../../../src/store/people/operators.ts';
import { sealAll } from '../../../src/store/records/seal.ts';
import { openSealKey } from '../../../src/store/records/seal-key.ts';
import { nothingCounted, verifyRecords } from '../../../src/store/records/verify/verify.ts';
import { deskSecret } from '../../../src/store/settings.ts';
import type { TicketCommand } from '../../../src/ticket/commands.ts';
import { noRule } from '../../../src/ticket/incidents/fits.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { everyRow, found } from '../../desk/privacy/searched.ts';
import { type Dovecot, password, startDovecot, user } from '../../mail/dovecot.ts';
import { needs } from '../../needs.ts';
import { billable, helpDesk } from '../../ticket/categories.ts';
import { aVisitor, letIn, signIn } from '../../web/portal/a-visitor.ts';
import { ownHouse, support } from '../a-house.ts';
import {
  bare,
  dino,
  emma,
  hers,
  inLatin1,
  inUtf16,
  kept,
  mailServer,
  she,
  theirs,
  words,
} from './her-story.ts';

const patient = { timeout: 60_000, interval: 100 };
const anna = 'anna.rossi@interzen.example';
const [giulia, bruno] = ['GIULIA', 'BRUNO'];

/** A second manager: it takes two. */
function joinedByBruno({ slack, teams }: Sandbox): void {
  const email = 'bruno.costa@interzen.example';
  slack.users.push({ id: slackIdOf(bruno), name: 'bruno', realName: 'Bruno Costa', email });
  for (const channel of [slackIds.channel, slackIds.admins])
    slack.channel(channel)?.members.push(slackIdOf(bruno));
  teams.users.push({ aadObjectId: teamsIdOf(bruno), mri: `29:${bruno}`, name: 'Bruno Costa', email });
}

type Rows = { table: string; row: string }[];

needs('dovecot', 'a customer is erased, and searched for in all that the desk has', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sportello-erasure-'));
  const logged: string[] = [];
  let dovecot: Dovecot;
  let config: Config;
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  const own = ownHouse({
    before: joinedByBruno,
    log: openLog('debug', { write: line => logged.push(line) }),
    more: configured => {
      const imap = {
        ...{ host: '127.0.0.1', port: dovecot.port, tls: 'none' as const, user, folder: 'INBOX' },
        ...{
          auth: { kind: 'password' as const, password },
          after: { kind: 'move' as const, folder: 'Presi' },
        },
        ...{ since: new Date('2020-01-01'), pollSeconds: 60 },
      };
      const { policy } = configured;
      const another = {
        email: 'bruno.costa@interzen.example',
        name: 'Bruno Costa',
        role: 'manager' as const,
      };
      const changed = {
        dataDir,
        mailboxes: [{ address: support, plus: false, imap }],
        policy: { ...policy, operators: [...policy.operators, another] },
      };
      config = { ...configured, ...changed };
      return changed;
    },
  });
  afterAll(async () => {
    await dovecot.stop();
    rmSync(dataDir, { recursive: true });
  });
  const db = () => own.database.database.db;
  const mails = mailServer(() => dovecot);
  const slack = () => own.sandbox.people().slack;
  const inTeams = () => own.sandbox.teams.channel(teamsIds.channel)?.threads ?? [];
  const inSlack = (channel: string) => own.sandbox.slack.channel(channel)?.messages ?? [];

  const numbersAbout = async (subject: string) =>
    [
      ...(await db().execute<{ number: number }>(
        sql`select number from ticket where subject = ${subject} order by number`,
      )),
    ].map(({ number }) => number);
  async function theTicket(subject: string): Promise<number> {
    await expect.poll(() => numbersAbout(subject), patient).toHaveLength(1);
    return (await numbersAbout(subject))[0] ?? 0;
  }

  /** The desk over the same database: what operators order there the house carries out. */
  async function deskHere() {
    const desk = await openDesk(config, db(), own.sandbox.clock, await deskSecret(db()));
    const operator = await findOperatorByEmail(db(), anna);
    if (!operator) throw new Error('nobody has pressed yet');
    const by = { actor: actorOf(operator), origin: 'slack' as const, key: null };
    const does = async (number: number, ...commands: TicketCommand[]) => {
      for (const command of commands) {
        const handled = await handle(desk, number, command, by);
        if (!handled.ok) throw new Error(`${command.type}: ${JSON.stringify(handled)}`);
      }
    };
    return { desk, by, does };
  }

  const closing = (resolution: string): TicketCommand[] => [
    { type: 'classify', category: helpDesk, priority: null },
    { type: 'close', resolution },
  ];

  /** What waits in the outbox is carried out. */
  async function settled(): Promise<void> {
    const waiting = async () => [
      ...(await db().execute<{ task: string; error: string | null }>(sql`
        select task_identifier as task, last_error as error from graphile_worker.jobs
        where run_at <= now() + interval '10 seconds'`)),
    ];
    await expect.poll(waiting, { timeout: 90_000, interval: 200 }).toEqual([]);
  }

  /** The chats' stores, as JSON; but what one person alone sees until they close it, as on the real platforms. */
  function inChats(): Rows {
    const { slack: space, teams } = own.sandbox;
    const { ephemerals: _, ...stands } = space.state;
    const files = [...space.files.values(), ...teams.files.values()];
    return [
      { table: 'slack', row: JSON.stringify(stands) },
      { table: 'teams', row: JSON.stringify([teams.state, [...teams.alone], teams.targeted]) },
      ...files.map(file => ({ table: 'a file in chat', row: Buffer.from(file.content).toString('latin1') })),
    ];
  }

  /** Files of a folder, as they lie on the disk. */
  function onDisk(folder: string, isLeftOut = (_name: string) => false): Rows {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => !isLeftOut(name) && statSync(join(folder, name)).isFile())
      .map(name => ({ table: name, row: readFileSync(join(folder, name)).toString('latin1') }));
  }
  /** The server's own memory of heads, which it empties by itself (`doveadm purge`, its next compression). */
  const isCache = (name: string) =>
    /dovecot\.index\.(cache|log)|\/log$|^log$/.test(name) || !name.startsWith('mail-');

  const rowsOf = (rows: Rows, word: string) => rows.filter(({ row }) => row.includes(word));
  const textsIn = async (number: number) => (await conversationOf(db(), number)).map(({ text }) => text);

  let at: { first: number; others: number; quoted: number; dinos: number; stormy: number };
  let before: Rows;
  const ofOthers = (rows: Rows) =>
    rowsOf(rows, theirs.own)
      .filter(({ table }) => ['ticket', 'message', 'inbound_mail', 'event_words'].includes(table))
      .map(({ table, row }) => `${table}: ${row}`)
      .toSorted();

  test('she leaves traces wherever a customer can', async () => {
    const [firstId, emmas] = ['<ludovica.zanfrognini.1@zetacliente.example>', '<emma.1@northwind.example>'];
    await mails.write({
      ...{
        from: she,
        cc: `${dino.name} <${dino.address}>`,
        subject: `Guasto ${hers.subject}`,
        messageId: firstId,
      },
      ...{ text: `Buongiorno,\n${hers.body}. Tel. 085 7654321\n${she.name}`, textEncoding: 'base64' },
      html: `<p>Buongiorno, <b>${hers.body}</b> e ${hers.html}.</p><p>${she.name}</p>`,
      attachments: [{ filename: `${hers.file}.txt`, content: `Dentro: ${hers.content}` }],
    });
    await mails.write({ from: dino, subject: 'Del solo Dino', text: `Mio: ${theirs.own}` });
    await mails.write({ from: dino, subject: 'Uguale di Dino', text: `Anche a me: ${theirs.merged}` });
    await mails.write({ from: dino, subject: 'Allarme di Dino', text: `Fermo: ${theirs.storm}` });
    await mails.write({
      from: emma,
      subject: 'Fatture',
      cc: she.address,
      messageId: emmas,
      text: theirs.emma,
    });
    const first = await theTicket(`Guasto ${hers.subject}`);
    const others = await theTicket('Fatture');
    // An operator presses in each chat: it is known who she is then.
    for (const verb of ['claim', 'open']) {
      const card = () => inSlack(slackIds.channel).find(each => JSON.stringify(each).includes(hers.subject));
      await expect.poll(() => buttonOf(card(), verb), patient).not.toBeNull();
      const button = buttonOf(card(), verb);
      const where = { channel: slackIds.channel, ts: button?.ts ?? '' };
      await slack().press(slackIdOf('ANNA'), where, button?.actionId ?? '', button?.choice);
    }
    await slack().openHome(slackIdOf('ANNA'));
    const { desk, by, does } = await deskHere();

    await mails.write({
      ...{ from: dino, subject: `Re: Guasto ${hers.subject}`, inReplyTo: firstId, references: firstId },
      text: `Come dice ${she.name}, ${theirs.inHers}.\n\nIl giorno 2 ha scritto:\n> Buongiorno,\n> ${hers.body}. Tel. 085\n> 7654321`,
    });
    await mails.write({
      ...{ from: she, subject: 'Re: Fatture', inReplyTo: emmas, references: emmas },
      text: `Rispondo io: ${hers.inAnothers}`,
    });
    await mails.append(inLatin1(she, hers.latin));
    await mails.append(inUtf16(she, hers.wide));
    await mails.append(bare(she, 'Senza numero', hers.noId, null));
    // A program of hers gave it the id that a program of Emma's gave to another.
    await mails.append(bare(she, 'Stesso numero', hers.sameId, '<1@localhost>'));
    await mails.append(bare(emma, 'Numero di Emma', theirs.sameId, '<1@localhost>'));
    await mails.append(bare(emma, 'Emma senza numero', theirs.sameId, null));
    for (let n = 0; n < 3; n += 1)
      await mails.write({ from: she, subject: `Allarme ${hers.storm}`, text: `Fermo tutto: ${hers.storm}` });
    await mails.write({ from: she, subject: 'Un lavoro', text: 'Quanto costa?' });

    await does(
      first,
      { type: 'watch', on: 'teams' },
      { type: 'add-note', text: `Ha chiamato: ${hers.note}` },
      { type: 'reply', text: `Gentile ${she.name}, ${hers.letter}.` },
    );
    const dinosTwin = await theTicket('Uguale di Dino');
    await mergeTickets(desk, dinosTwin, first, by);
    await does(first, { type: 'link', to: others });
    const quoted = await theTicket('Un lavoro');
    await does(
      quoted,
      { type: 'claim' },
      { type: 'classify', category: billable, priority: null },
      {
        ...{
          type: 'offer-quote',
          now: desk.clock().toISOString(),
          price: { of: 'time', minutes: 90 },
          vat: '',
        },
        ...{ text: kept, lastDay: '2099-12-15', validUntil: '2099-12-15T22:59:59.999Z' },
      },
      {
        ...{ type: 'answer-quote', version: 1, yes: true, way: 'link', network: '203.0.113.7' },
        ...{ sentTo: she.address, rejected: null, now: desk.clock().toISOString() },
      },
      { type: 'close', resolution: 'Fatto.' },
    );
    await expect
      .poll(async () => (await numbersAbout(`Allarme ${hers.storm}`)).length, patient)
      .toBeGreaterThan(0);
    const storms = await numbersAbout(`Allarme ${hers.storm}`);
    const incident = await desk.db.transaction(tx =>
      openIncident(
        desk,
        tx,
        { title: `Guasto ${hers.storm}`, rule: { ...noRule, sender: she.address }, ticket: storms[0] ?? 0 },
        by,
      ),
    );
    const stormy = await theTicket('Allarme di Dino');
    for (const each of [...storms, stormy]) await joinIncident(desk, each, incident.id, by);

    await letIn(db(), she.address);
    const visitor = aVisitor(() => own.url);
    await signIn(visitor, db(), { address: she.address, now: own.sandbox.clock() });
    const more = { text: `Ancora: ${hers.portal}` };
    expect((await visitor.upload(`/portal/requests/${first}/write`, more)).status).toBeLessThan(400);
    await expect.poll(async () => (await textsIn(first)).join(), patient).toContain(theirs.inHers);
    await expect.poll(async () => (await textsIn(others)).join(), patient).toContain(hers.inAnothers);
    const all = await db().execute<{ number: number; status: string }>(
      sql`select number, status from ticket where requester ->> 'address' = ${she.address}`,
    );
    expect(all.length).toBeGreaterThan(6);
    for (const { number, status } of all)
      if (status !== 'closed')
        await does(
          number,
          ...(status === 'new' ? [{ type: 'claim' as const }] : []),
          ...closing(hers.resolution),
        );
    const rating = await visitor.post(`/portal/requests/${first}/rate`, {
      verdict: 'down',
      word: hers.rating,
    });
    expect(rating.status).toBeLessThan(400);
    await settled();
    at = { first, others, quoted, dinos: await theTicket('Del solo Dino'), stormy };
    await sealAll(db(), openSealKey(recordsOf(config).key), recordsOf(config).file, own.sandbox.clock);

    before = await everyRow(db());
    for (const word of [...words, kept, ...Object.values(theirs)])
      expect([word, found(before, [word]).length > 0]).toEqual([word, true]);
    const folders = (await mails.inFolders()).map(({ folder, source }) => ({ table: folder, row: source }));
    for (const word of [
      she.name,
      she.address,
      hers.subject,
      hers.body,
      hers.html,
      hers.file,
      hers.content,
      hers.latin,
      hers.wide,
      hers.noId,
    ])
      expect([word, found(folders, [word]).length > 0]).toEqual([word, true]);
    for (const platform of ['slack', 'teams'])
      for (const word of [she.name, hers.subject])
        expect([
          platform,
          word,
          found(
            inChats().filter(({ table }) => table === platform),
            [word],
          ).length > 0,
        ]).toEqual([platform, word, true]);
  }, 240_000);

  test('a manager proposes it in Slack; another confirms it in Teams, and not the same one', async () => {
    await slack().slash(slackIdOf(giulia), slackIds.channel, '/ticket', `cancella ${she.address}`);
    const card = (root = inTeams().map(each => each.root)) =>
      root.find(each => JSON.stringify(each.card ?? '').includes('confirm-erasure'));
    await expect.poll(() => card(), patient).toBeDefined();
    const admins = () => inSlack(slackIds.admins).find(each => buttonOf(each, 'confirm-erasure'));
    await expect.poll(() => admins(), patient).toBeDefined();
    const button = buttonOf(admins(), 'confirm-erasure');
    const where = { channel: slackIds.admins, ts: button?.ts ?? '' };
    await slack().press(slackIdOf(giulia), where, button?.actionId ?? '');
    const whispered = () => JSON.stringify(own.sandbox.slack.state.ephemerals);
    await expect.poll(whispered, patient).toContain('L’hai proposta tu');
    expect(own.sandbox.slack.openViews(slackIdOf(giulia))).toEqual([]);
    const inputs = { 'confirm-erasure.address': she.address };
    const confirm = async (who: string) =>
      await own.sandbox
        .people()
        .teams.execute(
          teamsIdOf(who),
          teamsIds.channel,
          card()?.id ?? '',
          { verb: 'confirm-erasure', step: 'submit' },
          inputs,
        );
    await confirm(giulia).catch(() => null);
    const state = async () =>
      (await db().execute<{ state: string }>(sql`select state from erasure`))[0]?.state;
    expect(await state()).toBe('proposed');
    await confirm(bruno);
    await expect.poll(state, patient).toBe('done');
    await settled();
  }, 120_000);

  test('nothing of hers is left in the database but what the law keeps', async () => {
    const rows = await everyRow(db());
    // The quote that she accepted, as its letter and the log have it, and what a search makes of that letter.
    const isKept = (line: string) =>
      found([{ table: '', row: line }], [kept, 'diamantepreventi']).length > 0 ||
      new RegExp(`^search_(piece|request): [^:]+: ${at.quoted}\\n`).test(line) ||
      (/^(ticket|event_words|message): /.test(line) && /zanfrognini/i.test(line.slice(0, 60)));
    expect(found(rows, words).filter(line => !isKept(line))).toEqual([]);
    const [row] = await db().execute<{ kept: { ticket: number; what: string }[] }>(
      sql`select result -> 'kept' as kept from erasure`,
    );
    expect(row?.kept.filter(({ what }) => what === 'quote')).toMatchObject([{ ticket: at.quoted }]);
    expect(found(rows, [kept]).length).toBeGreaterThan(0);
  });

  test('nor in the folders of the mailbox, on the disk either', async () => {
    const folders = (await mails.inFolders()).map(({ folder, source }) => ({ table: folder, row: source }));
    expect(found(folders, words)).toEqual([]);
    expect(found(onDisk(dovecot.folder, isCache), words)).toEqual([]);
    const states = await db().execute<{ state: string; mails: number }>(
      sql`select state, count(*)::int as mails from erased_mail group by 1`,
    );
    expect([...states]).toMatchObject([{ state: 'gone' }]);
  });

  test('nor in the chats, the files beside the database, and the log of the process', () => {
    expect(found(inChats(), words)).toEqual([]);
    expect(found(onDisk(dataDir), words)).toEqual([]);
    expect(logged.length).toBeGreaterThan(20);
    expect(found([{ table: 'log', row: logged.join('') }], words)).toEqual([]);
  });

  test('whoever else was there has all that was theirs', async () => {
    expect((await textsIn(at.first)).join()).toContain(theirs.inHers);
    expect((await textsIn(at.first)).join()).toContain(theirs.merged);
    expect((await textsIn(at.others)).join()).toContain(theirs.emma);
    expect((await textsIn(at.stormy)).join()).toContain(theirs.storm);
    expect(ofOthers(await everyRow(db()))).toEqual(ofOthers(before));
    expect(ofOthers(before).length).toBeGreaterThan(2);
    const folders = (await mails.inFolders()).map(({ folder, source }) => ({ table: folder, row: source }));
    for (const word of [theirs.own, theirs.storm, theirs.sameId])
      expect([word, found(folders, [word]).length]).toEqual([word, word === theirs.sameId ? 2 : 1]);
  });

  test('and the records fit', async () => {
    const { key, file } = recordsOf(config);
    const findings = [];
    const keys = [openSealKey(key).known.toString('hex')];
    for await (const finding of verifyRecords(own.database.database, { file, keys }, null, {
      ...nothingCounted,
    }))
      findings.push(finding);
    expect(findings).toEqual([]);
  });
});
