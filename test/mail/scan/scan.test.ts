import type { Server } from 'node:http';
import { createServer } from 'node:net';
import express from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from '../../../src/desk/desk.ts';
import { scanEffect } from '../../../src/desk/effects.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { resumeScans } from '../../../src/desk/letters/scans.ts';
import { filesForLetter, takeUploads } from '../../../src/desk/letters/uploads.ts';
import { openLog } from '../../../src/log.ts';
import { checkClamd } from '../../../src/mail/check.ts';
import { letterCourier } from '../../../src/mail/letters/letter-courier.ts';
import { clamd, verdictOf } from '../../../src/mail/scan/clamd.ts';
import { lookInto } from '../../../src/mail/scan/look-into.ts';
import { noScanCourier, scanCourier } from '../../../src/mail/scan/scan-courier.ts';
import { type Outbox, runOutbox } from '../../../src/outbox/run-outbox.ts';
import { heldInMail, insertAttachments } from '../../../src/store/mail/attachments.ts';
import { conversationOf, insertMessage } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { fileLinksFor } from '../../../src/web/files/link.ts';
import { fileRoutes } from '../../../src/web/files/routes.ts';
import { speechIn } from '../../chat/a-moment.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs } from '../../desk/clock/under-the-clock.ts';
import { ticketAt } from '../../desk/given-out.ts';
import { needs } from '../../needs.ts';
import { type Clamd, eicar, signature, startClamd, streamMaxBytes } from './clamd.ts';

const log = openLog('silent');
const secret = 'secret';

describe('what clamd answers', () => {
  test.each([
    ['stream: OK', { is: 'clean' }],
    ['stream: Win.Test.EICAR_HDB-1 FOUND', { is: 'virus', signature: 'Win.Test.EICAR_HDB-1' }],
    ['INSTREAM size limit exceeded. ERROR', { is: 'too-large' }],
  ])('%s', (answer, verdict) => {
    expect(verdictOf(answer)).toEqual(verdict);
  });
  test.each(['', 'COMMAND READ TIMED OUT', "stream: Can't allocate memory ERROR", 'UNKNOWN COMMAND'])(
    '%j is no verdict: asked again later',
    answer => {
      expect(() => verdictOf(answer)).toThrow('could not look');
    },
  );
});

test('a clamd that takes and says nothing is given up, however much there is to send', async () => {
  const deaf = createServer(socket => socket.pause());
  await new Promise<void>(done => deaf.listen(0, '127.0.0.1', done));
  const address = deaf.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const scanner = clamd(
    { kind: 'tcp', host: '127.0.0.1', port },
    { connectMs: 300, silentMs: 300, allMs: 2000 },
  );
  await expect(scanner.scan(Buffer.alloc(20_000_000))).rejects.toThrow('clamd does not answer');
  await expect(scanner.version()).rejects.toThrow('clamd does not answer');
  deaf.close();
});

needs('clamd', 'attachments, before a real clamd', () => {
  const own = ownDatabase();
  const desk: Desk = Object.defineProperties({} as Desk, {
    ...Object.getOwnPropertyDescriptors(aDesk(() => own.database.db)),
    scansFiles: { value: true },
  });
  let scanner: Clamd;
  let outbox: Outbox | undefined;
  beforeAll(async () => {
    scanner = await startClamd();
  });
  afterAll(() => scanner.stop());
  afterEach(async () => {
    await outbox?.stop();
    outbox = undefined;
    await emptyOutbox(desk.db);
  });

  const file = (name: string, content: string | Uint8Array, dangerous = false) => ({
    name,
    type: 'application/octet-stream',
    content: Buffer.from(content),
    contentId: '',
    inline: false,
    dangerous,
  });

  async function arrives(...attachments: ReturnType<typeof file>[]): Promise<number> {
    const outcome = await takeIn(desk, anEmail({ attachments }));
    if (!('ticket' in outcome) || outcome.ticket === null) throw new Error('no ticket');
    return outcome.ticket;
  }
  async function run(): Promise<void> {
    outbox = await runOutbox(
      own.url,
      { scan: scanCourier(desk, lookInto(clamd(scanner.settings))) },
      async () => {},
      log,
    );
  }
  const held = async (ticket: number) =>
    (await conversationOf(desk.db, ticket)).flatMap(({ attachments }) =>
      attachments.map(({ name, held }) => `${name} ${held}`),
    );
  const heldInRaw = async (ticket: number) => {
    const [message] = await conversationOf(desk.db, ticket);
    return await heldInMail(desk.db, message?.mailId ?? 0);
  };
  const notices = async () =>
    (await jobs<{ subject: string; details: Record<string, string> }>(desk.db, 'notice')).map(
      ({ payload }) => payload,
    );

  test('one that is dangerous by its name holds the raw mail until it was looked into, and stays dangerous', async () => {
    const ticket = await arrives(file('gioco.exe', 'MZ', true));
    expect(await held(ticket)).toEqual(['gioco.exe dangerous-unscanned']);
    expect(await heldInRaw(ticket)).toBe('dangerous-unscanned');
    await run();
    await expect.poll(() => held(ticket)).toEqual(['gioco.exe dangerous']);
    expect(await heldInRaw(ticket)).toBe('dangerous');
    const infected = await arrives(file('gioco.exe', eicar, true));
    await expect.poll(() => held(infected)).toEqual(['gioco.exe virus']);
    expect(await heldInRaw(infected)).toBe('virus');
  });

  test('an operator’s file is held as well, until it was looked into', async () => {
    const ticket = await arrives();
    const anna = await enrolOperator(desk.db, { email: 'a@x.example', name: 'Anna', role: 'operator' });
    const by = { actor: { kind: 'operator' as const, ...anna }, origin: 'slack' as const, key: null };
    await handle(desk, ticket, { type: 'claim' }, by);
    const offered = (name: string, content: string) => ({
      name,
      type: 'text/plain',
      size: content.length,
      load: async () => ({ ok: true as const, content: Buffer.from(content) }),
    });
    const { taken } = await takeUploads(desk, anna, 'slack', [
      offered('a.txt', 'pulito'),
      offered('b.txt', eicar),
    ]);
    const given = await filesForLetter(desk, anna, taken.map(({ id }) => id).join(), false);
    if (!given.ok) throw new Error('files');
    await handle(desk, ticket, { type: 'reply', text: 'Ecco.', files: given.files }, by);
    expect(await held(ticket)).toEqual(['a.txt unscanned', 'b.txt unscanned']);
    await run();
    await expect.poll(() => held(ticket)).toEqual(['a.txt null', 'b.txt virus']);
  });

  test('a clean one is released, one with a virus held; log and admins say what is in it', async () => {
    const ticket = await arrives(
      file('log.txt', 'tutto bene'),
      file('empty.txt', ''),
      file('fattura.doc', `prima ${eicar}`),
    );
    expect(await held(ticket)).toEqual(['log.txt unscanned', 'empty.txt unscanned', 'fattura.doc unscanned']);
    await run();
    await expect.poll(() => held(ticket)).toEqual(['log.txt null', 'empty.txt null', 'fattura.doc virus']);
    expect((await eventsAfter(desk.db, ticket, 0)).map(({ event }) => event).at(-1)).toMatchObject({
      type: 'virus-found',
      file: 'fattura.doc',
      signature,
    });
    expect(await notices()).toMatchObject([
      {
        subject: 'virus-found',
        details: {
          ticket: `#${ticket}`,
          file: 'fattura.doc',
          virus: signature,
          sender: 'paolo@cliente.example',
        },
      },
    ]);
  });

  test('two viruses in a mail are one notice; a repeat of the effect finds nothing new', async () => {
    const ticket = await arrives(file('a.doc', eicar), file('b.doc', `${eicar} `));
    await run();
    await expect.poll(() => held(ticket)).toEqual(['a.doc virus', 'b.doc virus']);
    const [message] = await conversationOf(desk.db, ticket);
    const before = await eventsAfter(desk.db, ticket, 0);
    await scanCourier(desk, lookInto(clamd(scanner.settings)))({ message: message?.id });
    expect(await eventsAfter(desk.db, ticket, 0)).toEqual(before);
    expect((await notices()).map(({ details }) => details.file)).toEqual(['a.doc, b.doc']);
  });

  test('what is dangerous by its name stays held though clean, and is said to have a virus where it has', async () => {
    const ticket = await arrives(file('setup.exe', 'harmless', true), file('gioco.exe', eicar, true));
    await run();
    await expect.poll(() => held(ticket)).toEqual(['setup.exe dangerous', 'gioco.exe virus']);
  });

  test('too large for clamd: held, with a notice', async () => {
    const ticket = await arrives(
      file('film.mov', Buffer.alloc(streamMaxBytes * 5, 65)),
      file('ok.txt', 'ok'),
    );
    await run();
    await expect.poll(() => held(ticket)).toEqual(['film.mov too-large', 'ok.txt null']);
    expect(await notices()).toMatchObject([{ subject: 'file-too-large', details: { file: 'film.mov' } }]);
  });

  test('clamd away: the mail is there at once, its files wait; back: they are released', async () => {
    await scanner.kill();
    const ticket = await arrives(file('log.txt', 'aspetta'), file('brutto.doc', eicar));
    await run();
    await expect
      .poll(async () => (await jobs<{ history?: unknown }>(desk.db, 'scan'))[0]?.payload.history)
      .toBeDefined();
    expect(await held(ticket)).toEqual(['log.txt unscanned', 'brutto.doc unscanned']);
    await scanner.start();
    await expect.poll(() => held(ticket)).toEqual(['log.txt null', 'brutto.doc virus']);
  });

  test('at the start what waits is tried anew; without a scanner it is let go', async () => {
    const ticket = await arrives(file('a.txt', 'a'));
    await emptyOutbox(desk.db);
    await resumeScans(desk);
    expect(await jobs(desk.db, 'scan')).toContainEqual(
      expect.objectContaining({
        key: scanEffect((await conversationOf(desk.db, ticket))[0]?.id ?? 0).replaces,
      }),
    );
    await noScanCourier(desk)({});
    expect(await held(ticket)).toEqual(['a.txt null']);
  });

  test('the same content is looked into once; a socket in the file system does as well', async () => {
    let asked = 0;
    const real = clamd(scanner.socket);
    const counting = lookInto({
      ...real,
      scan: async content => {
        asked += 1;
        return await real.scan(content);
      },
    });
    const ticket = await arrives(file('logo.png', 'logo'), file('logo2.png', 'logo'));
    const [message] = await conversationOf(desk.db, ticket);
    await scanCourier(desk, counting)({ message: message?.id });
    expect(asked).toBe(1);
    expect(await held(ticket)).toEqual(['logo.png null', 'logo2.png null']);
  });

  test('links to held files, and to the mail that has them in it, are refused with the reason', async () => {
    const ticket = await arrives(file('a.doc', eicar), file('b.txt', 'b'));
    const operator = await enrolOperator(desk.db, { email: 'a@x.example', name: 'Anna', role: 'operator' });
    const speech = speechIn('it');
    const app = express().use(fileRoutes(desk, secret, speech, log));
    const server = await new Promise<Server>(done => {
      const listening = app.listen(0, '127.0.0.1', () => done(listening));
    });
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const links = fileLinksFor(secret, url)(await ticketAt(desk, ticket), operator, 'slack');
    const answers = async () => {
      const [message] = await conversationOf(desk.db, ticket);
      if (!message) throw new Error('no message');
      const urls = [
        ...(await Promise.all(message.attachments.map(found => links.attachment(found)))),
        `${await links.original(message)}/source`,
        `${await links.original(message)}`,
      ];
      return await Promise.all(
        urls.map(async link => {
          const response = await fetch(link);
          return `${response.status} ${(await response.text()).slice(0, 40)}`;
        }),
      );
    };
    const waits = '403 L’antivirus sta ancora controllando ques';
    const mailWaits = '403 L’antivirus sta ancora controllando i fi';
    // What was written may be read at any time; the page hands out no file.
    const page = expect.stringMatching(/^200 <!doctype html>/);
    expect(await answers()).toEqual([waits, waits, mailWaits, page]);
    await run();
    await expect.poll(() => held(ticket)).toEqual(['a.doc virus', 'b.txt null']);
    const infected = '403 Questo file è trattenuto: l’antivirus vi';
    const infectedMail = '403 L’antivirus ha trovato un virus in un fi';
    expect(await answers()).toEqual([infected, '200 b', infectedMail, page]);
    await new Promise(done => server.close(done));
  });

  test('a letter with a virus does not leave; with a clean file it does', async () => {
    const ticket = await arrives();
    const sent: string[] = [];
    const sender = {
      send: async ({ messageId }: { messageId: string }) => {
        sent.push(messageId);
        return { response: '250 ok' };
      },
      verify: async () => {},
      close: () => {},
    };
    const courier = letterCourier(desk, {
      sender,
      loopMark: 'mark',
      scanner: lookInto(clamd(scanner.settings)),
      answersTo: () => null,
    });
    async function letter(content: string): Promise<number> {
      const id = await insertMessage(desk.db, {
        ticket,
        direction: 'out',
        messageId: `<${content.length}@x>`,
        inReplyTo: null,
        references: [],
        from: { name: '', address: 'support@interzen.example' },
        to: [{ name: '', address: 'paolo@cliente.example' }],
        subject: 'Re',
        text: '',
        language: 'it',
        automatic: null,
        at: desk.clock(),
        state: 'queued',
      });
      await insertAttachments(desk.db, id, [file('foglio.xls', content)]);
      return id;
    }
    await expect(courier({ message: await letter(eicar) })).rejects.toThrow(
      `foglio.xls has a virus (${signature})`,
    );
    await courier({ message: await letter('pulito') });
    expect(sent).toEqual(['<6@x>']);
    const letters = (await conversationOf(desk.db, ticket)).filter(({ direction }) => direction === 'out');
    expect(letters.map(({ state }) => state)).toEqual(['failed', 'sent']);
  });

  test('`sportello check` says its version, or what to do', async () => {
    expect(await checkClamd(scanner.settings)).toMatchObject({
      ok: true,
      says: expect.stringContaining('ClamAV'),
    });
    expect(await checkClamd({ kind: 'unix', path: '/nowhere/clamd.ctl' })).toMatchObject({ ok: false });
  });
});
