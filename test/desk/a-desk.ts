import { createHash } from 'node:crypto';
import { liveAbsences } from '../../src/desk/away/live-absences.ts';
import { liveCalendar } from '../../src/desk/clock/live-calendar.ts';
import { liveCompanies } from '../../src/desk/companies/live-companies.ts';
import type { Desk } from '../../src/desk/desk.ts';
import type { InboundEmail } from '../../src/desk/inbound-email.ts';
import { messageIds } from '../../src/desk/letters/message-ids.ts';
import { liveMaintenance } from '../../src/desk/maintenance/live-maintenance.ts';
import { quoteLinks } from '../../src/desk/quotes/links.ts';
import { requestAddresses } from '../../src/desk/request-addresses.ts';
import { writtenWords } from '../../src/mail/reading/guard/written-words.ts';
import { readSource } from '../../src/mail/reading/read-email.ts';
import type { Db } from '../../src/store/database.ts';
import { correspondent } from '../../src/ticket/people/authorship.ts';
import { admittedSeeAll } from '../../src/ticket/sight/sight.ts';
import { shippedTerms } from '../chat/a-moment.ts';

const support = 'support@interzen.example';
const monday = new Date('2026-11-23T09:00:00Z');

/** A desk over a real database, with a clock that is moved by hand. */
export function aDesk(db: () => Db): Desk & { advance(ms: number): void } {
  let now = monday;
  return {
    get db() {
      return db();
    },
    clock: () => now,
    advance: ms => {
      now = new Date(now.getTime() + ms);
    },
    destinations: [
      { platform: 'slack', channel: 'C0SUPPORT' },
      { platform: 'teams', channel: 'installed' },
    ],
    routes: [],
    restrictedDestinations: [],
    quietThreads: [],
    adminDestinations: [{ platform: 'slack', channel: 'C0ADMINS' }],
    policy: shippedTerms.policy,
    calendar: liveCalendar(shippedTerms.calendar),
    companies: liveCompanies([]),
    assignment: 'manual',
    absences: liveAbsences(),
    services: [],
    availability: { promised: 99.95, tellAfter: 3 },
    maintenance: liveMaintenance(() => now),
    duty: { people: [], turn: 'week', from: '2026-01-05' },
    reopenUntil: closedAt => new Date(closedAt.getTime() + 14 * 86_400_000),
    suggest: () => null,
    readAnew: source => readSource(source, { ownAddresses: [support], isOwnMessageId: () => false }),
    readWords: said => writtenWords(said, { ownAddresses: [support], isOwnMessageId: () => false }),
    savedReplies: [],
    letters: {
      fillIn: template => ({ ok: true, text: template }),
      greetAnew: () => null,
      write: (kind, ticket, { operator, text }) => ({
        from: { name: 'Assistenza', address: ticket.mailbox },
        to: correspondent(ticket),
        subject: `Re: ${ticket.subject} [#${ticket.number}]`,
        text: `${kind} ${operator?.name ?? ''} ${text}`,
        html: '',
        language: ticket.language,
      }),
    },
    announcements: {
      from: 'Assistenza',
      write: (as, { service, texts }, language) => ({
        ...{ subject: `${as} ${service}`, text: `${language} ${as}: ${texts[language]}`, html: '' },
      }),
    },
    messageIds: messageIds('secret'),
    addresses: requestAddresses('https://desk.example.com'),
    quoteLinks: quoteLinks('secret', 'https://desk.example.com'),
    ownAddresses: [support],
    groups: [],
    trusts: [],
    letterLimits: { perHour: 3, perDay: { person: 20, domain: 300, desk: 2000 } },
    undoSeconds: 0,
    languageOf: () => null,
    security: null,
    asksForPortal: null,
    scansFiles: false,
    letterFileBytes: 1024 * 1024,
    vetFile: ({ name, type }) => ({ name, type, dangerous: /\.exe$/.test(name) }),
    sendsReceipts: false,
    probing: null,
    secrets: [],
    reports: { isOn: false, page: null, perOperator: false, namesOperators: false, weekly: null },
    webhooks: [],
    privacy: {
      keep: { quotes: { amount: 10, unit: 'year' }, duties: { amount: 5, unit: 'year' } },
      retention: { closed: null, rawMail: null, attachments: null, machineMail: null, ledger: null },
      askReason: false,
    },
    maySeeWords: admittedSeeAll,
    access: { kind: 'channel', listed: new Map() },
  };
}

/** What is known of who wrote, where nothing is out of the ordinary. */
function anAuthorship(about: Partial<InboundEmail['authorship']> = {}): InboundEmail['authorship'] {
  return {
    alsoBy: [],
    answersTo: null,
    verdict: { outcome: 'none', why: 'nobody is trusted' },
    shared: null,
    ...about,
  };
}

/** As where the receiving server confirms the sender. */
export const verified = anAuthorship({ verdict: { outcome: 'verified', why: 'DMARC passed' } });

let mails = 0;

/** A mail from a customer; what a test does not say is ordinary. */
export function anEmail(
  about: Partial<InboundEmail> & { mailbox?: string; place?: string } = {},
): InboundEmail {
  const { mailbox = support, place, ...rest } = about;
  mails += 1;
  const messageId = rest.messageId ?? `<${mails}@cliente.example>`;
  // In letters, for the same words told again within minutes are a storm, and go into one ticket.
  const name = [...String(mails)].map(digit => 'abcdefghij'[Number(digit)]).join('');
  const text = rest.text ?? `Buongiorno, la stampante ${name} è ferma.`;
  return {
    arrived: {
      source: Buffer.from(`Message-ID: ${messageId}\r\n\r\n${text}`),
      arrivedAt: monday,
      mailbox,
      door: 'imap',
      place: place ?? `imap:${mailbox}:1:${mails}`,
      fromBacklog: false,
    },
    contentHash: createHash('sha256').update(messageId).update(text).digest('hex'),
    messageId,
    inReplyTo: [],
    references: [],
    from: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
    authorship: anAuthorship(),
    sender: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
    replyTo: [],
    date: monday,
    to: [{ name: '', address: support }],
    cc: [],
    subject: 'Stampa fatture ferma',
    subjectTokens: [],
    marks: [],
    text,
    html: '',
    newText: text,
    signature: '',
    bounce: null,
    forwardedFrom: null,
    attachments: [],
    language: 'it',
    kind: 'request',
    why: 'written by a person',
    isThanks: false,
    important: false,
    ...rest,
  };
}
