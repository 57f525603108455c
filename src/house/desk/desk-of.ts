import type { Config } from '../../config/config.ts';
import { liveAbsences } from '../../desk/away/live-absences.ts';
import { liveCalendar } from '../../desk/clock/live-calendar.ts';
import type { Clock } from '../../desk/clock.ts';
import { liveCompanies } from '../../desk/companies/live-companies.ts';
import type { Desk, Destination } from '../../desk/desk.ts';
import type { TrustedServer } from '../../desk/inbound-email.ts';
import { suggest } from '../../desk/intake/suggest.ts';
import { messageIds } from '../../desk/letters/message-ids.ts';
import { liveMaintenance } from '../../desk/maintenance/live-maintenance.ts';
import { asksByWords } from '../../desk/portal/access/asks-by-words.ts';
import { quoteLinks } from '../../desk/quotes/links.ts';
import { requestAddresses } from '../../desk/request-addresses.ts';
import { reloadTerms } from '../../desk/terms.ts';
import { vetFile } from '../../mail/reading/files/attachments.ts';
import { writtenWords } from '../../mail/reading/guard/written-words.ts';
import { draftLanguage } from '../../mail/reading/language/language.ts';
import { readSource } from '../../mail/reading/read-email.ts';
import { inSeconds } from '../../sla/working-length.ts';
import { addWorkingTime } from '../../sla/working-time.ts';
import type { Db } from '../../store/database.ts';
import { enrolOperator } from '../../store/people/operators.ts';
import type { Policy } from '../../ticket/clock/policy.ts';
import { circleSees } from '../../ticket/sight/circle.ts';
import { quietThreadsOf, restrictedTo, routesOf } from './channels.ts';
import { withFormer } from './former-kinds.ts';
import { writersOf } from './letters.ts';
import { policyOf } from './policy.ts';
import { secretsOf } from './secrets.ts';

/** The desk, as the configuration describes it. Listed operators are enrolled, so that tickets can be given to them. */
export async function openDesk(config: Config, db: Db, clock: Clock, secret: string): Promise<Desk> {
  const policy = await withFormer(withoutQuotesUnreached(policyOf(config), config), db);
  const desk = deskOf(config, db, clock, secret, policy);
  await reloadTerms(desk, db);
  for (const operator of config.policy.operators) await enrolOperator(db, operator);
  return desk;
}

/** A link that leads to a customer's own machine is offered to nobody; in the sandbox that is where customers are. */
function withoutQuotesUnreached(policy: Policy, { http, sandbox }: Config): Policy {
  const { hostname } = new URL(http.publicUrl);
  return sandbox || !/^(localhost|127\..*|\[::1\])$/.test(hostname) ? policy : { ...policy, quotes: null };
}

/** The desk that has not touched its database yet: for whoever only looks, whether that is there or not. */
function deskOf(config: Config, db: Db, clock: Clock, secret: string, promised: Policy): Desk {
  const { policy } = config;
  const live = {
    calendar: liveCalendar(policy.calendar),
    companies: liveCompanies(policy.companies),
    services: policy.services,
    maintenance: liveMaintenance(clock),
    availability: policy.availability,
  };
  const reopenSeconds = inSeconds(policy.calendar, policy.reopenWithin);
  const ids = messageIds(secret);
  const ownAddresses = config.mailboxes.map(({ address }) => address);
  const reading = { ownAddresses, groups: policy.groups, isOwnMessageId: ids.isOwn };

  return {
    db,
    clock,
    policy: promised,
    ...live,
    assignment: policy.assignment,
    absences: liveAbsences(),
    duty: { people: policy.duty.rota, turn: policy.duty.turn, from: policy.duty.from },
    destinations: destinations(config, 'channel'),
    routes: routesOf(config),
    restrictedDestinations: restrictedTo(config),
    quietThreads: quietThreadsOf(config),
    adminDestinations: destinations(config, 'adminChannel'),
    reopenUntil: closedAt => addWorkingTime(live.calendar.now(), closedAt, reopenSeconds),
    suggest: email => suggest(policy.suggestions, email),
    readAnew: source => readSource(source, reading),
    readWords: said => writtenWords(said, reading),
    languageOf: draftLanguage,
    ...writersOf(config, { clock, policy: promised, ...live }, secret),
    savedReplies: policy.savedReplies,
    messageIds: ids,
    ...linksOf(config, secret),
    ownAddresses,
    undoSeconds: policy.undoSeconds,
    groups: policy.groups,
    trusts: trustsOf(policy),
    security: policy.security?.tellReporters ? { key: config.securityKey } : null,
    asksForPortal: policy.portal ? asksByWords(policy.portal.askedBy) : null,
    scansFiles: config.clamd !== null,
    ...letterBounds(policy),
    vetFile,
    sendsReceipts: policy.receipts,
    // The sandbox's mail server takes letters to customers only.
    probing: config.sandbox ? null : (policy.probe ?? null),
    secrets: secretsOf(config),
    reports: reportingOf(config),
    maySeeWords: circleSees({
      channels: restrictedTo(config),
      people: policy.restricted?.people ?? [],
    }),
    privacy: privacyOf(policy),
    webhooks: config.webhooks.map(({ name, events }) => ({ name, events })),
    access: accessOf(policy),
  };
}

function accessOf({ access, operators }: Config['policy']): Desk['access'] {
  return {
    kind: access,
    listed: new Map(operators.map(({ email, name, role }) => [email, { name, role }])),
  };
}

/** What desk.yaml does not name is kept until somebody erases it. */
function privacyOf({ privacy: { keep, retention, askReason } }: Config['policy']): Desk['privacy'] {
  const { closed = null, rawMail = null, attachments = null, machineMail = null, ledger = null } = retention;
  return { keep, askReason, retention: { closed, rawMail, attachments, machineMail, ledger } };
}

function letterBounds(policy: Config['policy']): Pick<Desk, 'letterLimits' | 'letterFileBytes'> {
  return {
    letterLimits: { perHour: policy.automaticLettersPerHour, perDay: policy.automaticLettersPerDay },
    letterFileBytes: policy.letterFilesMegabytes * 1024 * 1024,
  };
}

/** What leads here from outside. */
function linksOf({ http: { publicUrl } }: Config, secret: string): Pick<Desk, 'addresses' | 'quoteLinks'> {
  return { addresses: requestAddresses(publicUrl), quoteLinks: quoteLinks(secret, publicUrl) };
}

/** Its page is among the portal's: it has no other way to sign in. */
function reportingOf({ policy: { reports, portal }, http }: Config): Desk['reports'] {
  const { page: isOn, perOperator, weekly = null } = reports;
  const namesOperators = portal?.namesOperators === true;
  const page = isOn && portal ? `${http.publicUrl}/reports` : null;
  return { isOn, page, perOperator, namesOperators, weekly };
}

/** Whom each mailbox trusts. */
function trustsOf({ mailboxes }: Config['policy']): TrustedServer[] {
  return mailboxes.flatMap(({ address, trusts, imap }) =>
    trusts ? [{ mailbox: address, server: trusts, doors: doorsOf(imap !== undefined) }] : [],
  );
}

/** By which doors a mailbox's mail comes: whatever comes by another did not pass the server that is trusted for it. */
function doorsOf(isRead: boolean): TrustedServer['doors'] {
  return isRead ? ['imap'] : ['smtp', 'lmtp'];
}

/** The channels for cards; where no admin channel is named, admins look into the operators'. */
function destinations({ slack, teams }: Config, which: 'channel' | 'adminChannel'): Destination[] {
  return [
    ...(slack ? [{ platform: 'slack' as const, channel: slack[which] ?? slack.channel }] : []),
    ...(teams ? [{ platform: 'teams' as const, channel: teams[which] ?? teams.channel }] : []),
  ];
}
