import { sql } from 'drizzle-orm';
import nodemailer from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slackIdOf } from '../../src/sandbox/cast.ts';
import { findContact } from '../../src/store/mail/contacts.ts';
import { conversationOf } from '../../src/store/mail/messages.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import { freePort } from '../free-port.ts';
import { type Dovecot, startDovecot } from '../mail/dovecot.ts';
import { type Postfix, startPostfix } from '../mail/postfix.ts';
import { needs } from '../needs.ts';
import { ownHouse, support } from './a-house.ts';
import { atSlack } from './at-slack.ts';

/** On a loaded machine, each hand-over between four servers takes its time. */
const patient = { timeout: 60_000, interval: 200 };
const longTest = 240_000;

const paolo = 'paolo.neri@cartierapescara.example';
/** Postfix's own domain, at which there is nobody. */
const nobody = 'sparito@posta.example';

needs(['dovecot', 'dovecot-lmtp', 'postfix'], 'between a real Postfix and a real Dovecot', () => {
  let dovecot: Dovecot;
  let postfix: Postfix;
  let lmtpPort = 0;
  beforeAll(async () => {
    dovecot = await startDovecot({ users: [paolo], lmtp: true });
    lmtpPort = await freePort();
    postfix = await startPostfix({
      lmtp: { 'interzen.it': lmtpPort, 'cartierapescara.example': dovecot.lmtpPort },
      local: ['posta.example'],
    });
  });
  const own = ownHouse({
    change: yaml => yaml.replace('maxMegabytes: 25', 'maxMegabytes: 1'),
    more: ({ smtpDoor }) => ({
      smtpDoor: { ...smtpDoor, lmtpPort },
      smtpOut: { ...throughPostfix, port: postfix.port },
    }),
  });
  // The house is closed first: it may still have a letter to send.
  afterAll(async () => {
    await postfix.stop();
    await dovecot.stop();
  });

  const anna = atSlack(own, 'ANNA');
  const db = () => own.database.database.db;

  async function write(
    from: string,
    mail: { subject: string; text: string; headers?: Record<string, string> },
  ) {
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port: postfix.port, ignoreTLS: true });
    const { messageId } = await transport.sendMail({ from, to: support, ...mail });
    return messageId;
  }

  /** What lies in Paolo's mailbox, oldest first. */
  async function inbox(): Promise<(Email & { head: Record<string, string> })[]> {
    const client = await dovecot.client(paolo);
    try {
      const { exists } = await client.mailboxOpen('INBOX');
      const all = exists > 0 ? await client.fetchAll('1:*', { source: true }) : [];
      return await Promise.all(
        all.map(async ({ source }) => {
          const mail = await PostalMime.parse(source ?? '');
          return { ...mail, head: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])) };
        }),
      );
    } finally {
      await client.logout();
    }
  }

  async function ticketsAbout(subject: string): Promise<number[]> {
    const rows = await db().execute<{ number: number }>(
      sql`select number from ticket where subject = ${subject} order by number`,
    );
    return rows.map(({ number }) => number);
  }

  async function theTicket(subject: string): Promise<number> {
    await expect.poll(() => ticketsAbout(subject), patient).toHaveLength(1);
    const [number] = await ticketsAbout(subject);
    return number ?? 0;
  }

  const letters = async (number: number) =>
    (await conversationOf(db(), number)).filter(({ direction }) => direction === 'out');

  test(
    'a request, the letters, the customer’s answer: one thread in his mailbox, one ticket at the desk',
    async () => {
      const subject = 'Stampa fatture ferma';
      const first = await write(paolo, {
        subject,
        text: 'Buongiorno, la stampa delle fatture è ferma.\n\nPaolo',
      });
      const number = await theTicket(subject);
      await anna.press(subject, 'claim');
      await expect.poll(async () => (await inbox()).length, patient).toBe(1);
      await anna.write(subject, 'ask-clarification', 'Quale versione usate?');
      await expect.poll(async () => (await inbox()).length, patient).toBe(2);

      const [claim, question] = await inbox();
      for (const letter of [claim, question]) {
        expect(letter?.subject).toBe(`Re: ${subject} [#${number}]`);
        expect(letter?.head).toMatchObject({
          'return-path': `<${support}>`,
          'in-reply-to': first,
          'content-language': 'it',
        });
        expect(letter?.references?.split(' ')[0]).toBe(first);
      }
      expect(claim?.head).toMatchObject({
        'auto-submitted': 'auto-generated',
        'x-auto-response-suppress': 'All',
      });
      expect(question?.head['auto-submitted']).toBeUndefined();
      expect(question?.references).toContain(claim?.messageId);

      await write(paolo, {
        subject: question?.subject ?? '',
        text: 'La 8.2.',
        headers: {
          'In-Reply-To': question?.messageId ?? '',
          References: `${question?.references} ${question?.messageId}`,
        },
      });
      await expect.poll(() => anna.thread(subject), patient).toContain('ha risposto alla domanda');
      expect(await ticketsAbout(subject)).toEqual([number]);
      expect((await findTicket(db(), number))?.status).toBe('assigned');
      // Postfix has said of each letter that it was delivered, and the desk has it as sent.
      expect((await letters(number)).map(({ state }) => state)).toEqual(['sent', 'sent']);
    },
    longTest,
  );

  test(
    'a letter that nobody can get: Postfix’s own bounce lands on the ticket, and moves nothing',
    async () => {
      const subject = 'Licenza scaduta';
      await write(nobody, { subject, text: 'Buongiorno, la licenza è scaduta. Come si rinnova?' });
      const number = await theTicket(subject);
      await anna.press(subject, 'claim');
      const states = async () => (await letters(number)).map(({ state }) => state);
      await expect.poll(states, patient).toEqual(['bounced']);
      expect(await findContact(db(), nobody)).toMatchObject({ undeliverableWhy: '5.1.1' });
      await expect.poll(() => anna.thread(subject), patient).toContain(`non è arrivata a ${nobody} (5.1.1)`);
      expect(anna.thread(subject)).toContain(`<@${slackIdOf('ANNA')}>`);
      await expect.poll(() => anna.card(subject), patient).toContain('meglio telefonare');

      await anna.write(subject, 'ask-clarification', 'Quale licenza?');
      const before = await findTicket(db(), number);
      await expect.poll(states, patient).toEqual(['bounced', 'bounced']);
      const after = await findTicket(db(), number);
      expect(after).toMatchObject({ status: 'waiting', undeliverable: '5.1.1' });
      expect(after?.waitingSince).toEqual(before?.waitingSince);
      expect(after?.pauses).toEqual(before?.pauses);
      // Two letters that operators caused, two bounces, and nothing that answers them.
      const from = (await conversationOf(db(), number)).map(m => m.automatic ?? m.direction);
      expect(from.toSorted()).toEqual(['auto-generated', 'bounce', 'bounce', 'in', 'out']);
    },
    longTest,
  );

  test(
    'the desk’s database goes away: Postfix keeps the mail, and delivers it once',
    async () => {
      const subject = 'Scritta durante il guasto';
      const deferred = () => postfix.log().match(/status=deferred \(host .* said: 451 4\.3\.0/g)?.length ?? 0;
      await own.database.away(async () => {
        await write(paolo, { subject, text: 'Buongiorno, mi serve una mano.' });
        await expect.poll(deferred, patient).toBeGreaterThan(1);
      });
      const number = await theTicket(subject);
      await expect.poll(() => anna.cards(subject), patient).toBe(1);
      expect(await conversationOf(db(), number)).toHaveLength(1);
      const [kept] = await db().execute<{ mails: number }>(
        sql`select count(*)::int as mails from inbound_mail where ticket = ${number}`,
      );
      expect(kept?.mails).toBe(1);
    },
    longTest,
  );

  test(
    'a mail that is too large is refused by the desk, and Postfix tells who sent it',
    async () => {
      const subject = 'Allegato enorme';
      const before = (await inbox()).length;
      await write(paolo, { subject, text: `${'x'.repeat(70)}\n`.repeat(20_000) });
      await expect.poll(async () => (await inbox()).length, patient).toBe(before + 1);
      expect(postfix.log()).toContain('said: 552 5.3.4 The mail is too large for this desk');
      const report = (await inbox()).at(-1);
      expect(report?.head).toMatchObject({ 'return-path': '<>' });
      expect(report?.head['content-type']).toContain('report-type=delivery-status');
      expect(report?.text?.replace(/\s+/g, ' ')).toContain('552 5.3.4 The mail is too large for this desk');
      expect(await ticketsAbout(subject)).toEqual([]);
    },
    longTest,
  );
});

const throughPostfix = { host: '127.0.0.1', tls: 'none' as const, user: '', auth: null };
