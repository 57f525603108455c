import { DateTime } from 'luxon';
import { deadlineInWords } from '../chat/cards/deadline-in-words.ts';
import { announcement } from '../chat/clock/announcement.ts';
import { stopsInWords, wordsIn } from '../chat/words/words.ts';
import type { Config } from '../config/load-config.ts';
import { liveCalendar } from '../desk/clock/live-calendar.ts';
import type { Clock } from '../desk/clock.ts';
import type { Desk, Destination, Secret } from '../desk/desk.ts';
import type { TrustedServer } from '../desk/intake/inbound-email.ts';
import { suggest } from '../desk/intake/suggest.ts';
import { messageIds } from '../desk/letters/message-ids.ts';
import { letterWriter } from '../mail/letters/letter-writer.ts';
import { vetFile } from '../mail/reading/files/attachments.ts';
import { draftLanguage } from '../mail/reading/language/language.ts';
import { readSource } from '../mail/reading/read-email.ts';
import { hoursInWords } from '../sla/hours-in-words.ts';
import { inSeconds } from '../sla/working-length.ts';
import { addWorkingTime } from '../sla/working-time.ts';
import type { Db } from '../store/database.ts';
import { enrolOperator } from '../store/people/operators.ts';
import { deadlinesOf, type Terms } from '../ticket/clock/deadlines.ts';
import type { Policy } from '../ticket/clock/policy.ts';
import type { Language } from '../ticket/words.ts';

/** The desk, as the configuration describes it. Listed operators are enrolled, so that tickets can be given to them. */
export async function openDesk(config: Config, db: Db, clock: Clock, secret: string): Promise<Desk> {
  const desk = deskOf(config, db, clock, secret);
  await desk.calendar.reload(db);
  for (const operator of config.policy.operators) await enrolOperator(db, operator);
  return desk;
}

/** The desk that has not touched its database yet: for whoever only looks, whether that is there or not. */
function deskOf(config: Config, db: Db, clock: Clock, secret: string): Desk {
  const { policy } = config;
  const words = wordsIn(policy.desk.language);
  const calendar = liveCalendar(policy.calendar);
  const reopenSeconds = inSeconds(policy.calendar, policy.reopenWithin);
  const promised = policyOf(config);
  const termsNow = (): Terms => ({ policy: promised, calendar: calendar.now() });
  const instant = (at: Date, language: Language) =>
    DateTime.fromJSDate(at, { zone: policy.calendar.zone })
      .setLocale(wordsIn(language).locale)
      .toFormat(language === 'it' ? "cccc d LLLL yyyy, 'ore' H:mm" : 'cccc d LLLL yyyy, H:mm');

  const ownAddresses = config.mailboxes.map(({ address }) => address);
  const { groups } = policy;
  const trusts = policy.mailboxes.flatMap(({ address, trusts, imap }) =>
    trusts ? [{ mailbox: address, server: trusts, doors: doorsOf(imap !== undefined) }] : [],
  );

  return {
    db,
    clock,
    policy: promised,
    calendar,
    duty: { people: policy.duty.rota, turn: policy.duty.turn, from: policy.duty.from },
    destinations: destinations(config, 'channel'),
    adminDestinations: destinations(config, 'adminChannel'),
    reopenUntil: closedAt => addWorkingTime(calendar.now(), closedAt, reopenSeconds),
    suggest: email => suggest(policy.suggestions, email, words.reasons),
    readAnew: source =>
      readSource(source, { ownAddresses, groups, isOwnMessageId: messageIds(secret).isOwn }),
    languageOf: draftLanguage,
    letters: letterWriter(policy.letters, {
      deskName: policy.desk.name,
      phone: policy.desk.phone,
      hours: { it: hoursInWords(policy.calendar, 'it'), en: hoursInWords(policy.calendar, 'en') },
      reopenDays: Math.round(reopenSeconds / policy.calendar.workingDaySeconds),
      category: { it: wordsIn('it').category, en: wordsIn('en').category },
      priority: { it: wordsIn('it').priority, en: wordsIn('en').priority },
      instant,
      promise: ticket => {
        const { resolve } = deadlinesOf(ticket, termsNow());
        if (!resolve?.due) return { by: '', why: '' };
        return {
          by: instant(resolve.due, ticket.language),
          why: deadlineInWords(resolve, termsNow(), ticket.language, clock()).join(' '),
        };
      },
      marker: messageIds(secret).marker,
      announcement: language => announcement(calendar.now(), policy.desk.phone, language, clock()),
    }),
    messageIds: messageIds(secret),
    ownAddresses,
    undoSeconds: policy.undoSeconds,
    groups,
    trusts,
    letterLimits: { perHour: policy.automaticLettersPerHour, perDay: policy.automaticLettersPerDay },
    scansFiles: config.clamd !== null,
    letterFileBytes: policy.letterFilesMegabytes * 1024 * 1024,
    vetFile,
    sendsReceipts: policy.receipts,
    // The sandbox's mail server takes letters to customers only.
    probing: config.sandbox ? null : (policy.probe ?? null),
    secrets: secretsOf(config),
    access: {
      kind: policy.access,
      listed: new Map(policy.operators.map(({ email, name, role }) => [email, { name, role }])),
    },
  };
}

/** What expires on a day that is known: what desk.yaml lists, and the certificates of the house's own authority. */
export function secretsOf({ policy, authority, mailboxes, smtpOut }: Config): Secret[] {
  const words = wordsIn(policy.desk.language);
  const inWords = (expires: string) =>
    DateTime.fromISO(expires).setLocale(words.locale).toFormat('d LLLL yyyy');
  const stops = (uses: string[]) => uses.map(use => stopsInWords(words, use)).join(', ');
  const read = mailboxes.flatMap(({ address, imap }) => (imap ? [address] : []));
  return [
    ...policy.secrets.map(({ name, expires, for: uses }) => ({
      name,
      expires,
      expiresInWords: inWords(expires),
      stops: stops(uses),
    })),
    ...(authority
      ? [
          {
            kind: 'certificate' as const,
            name: authority.file,
            expires: authority.expires,
            expiresInWords: inWords(authority.expires),
            stops: stops([...read, ...(smtpOut ? ['smtp'] : [])]),
          },
        ]
      : []),
  ];
}

/** By which doors a mailbox's mail comes: whatever comes by another did not pass the server that is trusted for it. */
function doorsOf(isRead: boolean): TrustedServer['doors'] {
  return isRead ? ['imap'] : ['smtp', 'lmtp'];
}

/** What desk.yaml promises, in the desk's own terms. */
export function policyOf({
  policy,
}: {
  policy: Pick<Config['policy'], 'promises' | 'escalation' | 'silentCustomers'>;
}): Policy {
  const { promises, escalation, silentCustomers } = policy;
  return {
    promises,
    defaultPriority: promises.default,
    ladder: escalation.ladder,
    acknowledgedFor: escalation.acknowledgedFor,
    extendAtMost: escalation.extendAtMost,
    onCallPriorities: escalation.onCallPriorities,
    silentCustomers,
  };
}

/** The channels for cards; where no admin channel is named, admins look into the operators'. */
function destinations({ slack, teams }: Config, which: 'channel' | 'adminChannel'): Destination[] {
  return [
    ...(slack ? [{ platform: 'slack' as const, channel: slack[which] ?? slack.channel }] : []),
    ...(teams ? [{ platform: 'teams' as const, channel: teams[which] ?? teams.channel }] : []),
  ];
}
