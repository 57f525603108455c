import { nobody } from '../addresses/nobody.ts';
import type { Headers } from '../headers.ts';
import { plain } from '../plain.ts';
import { type Check, type Facts, firstWord, hasNullPath, hasPrecedence, isAnswerOrForward } from './facts.ts';

/** Headers by which trackers and help desks are known, each with its product. */
const trackers: Record<string, string> = {
  'x-jira-fingerprint': 'Jira',
  'x-gitlab-project': 'GitLab',
  'x-gitlab-pipeline-id': 'GitLab',
  'x-github-reason': 'GitHub',
  'x-redmine-project': 'Redmine',
  'x-bugzilla-reason': 'Bugzilla',
  'x-mantis': 'Mantis',
  'x-sentry-project': 'Sentry',
  'x-jenkins-job': 'Jenkins',
  'x-cron-env': 'cron',
  'x-nagios-notification': 'Nagios',
};
const desks: Record<string, string> = {
  'x-zendesk-from-account-id': 'Zendesk',
  'x-freescout-mail-type': 'FreeScout',
  'x-rt-loop-prevention': 'Request Tracker',
  'x-otrs-loop': 'OTRS',
  'x-znuny-loop': 'Znuny',
  'x-glpi-notification': 'GLPI',
  'x-freshdesk-ticket': 'Freshdesk',
};
const deskMailers =
  /zendesk mailer|zammad mail service|freescout|osticket mailer|otrs mail service|glpi|kayako|freshdesk/i;

/** The product of a help desk's mail; null where it is from none. */
export function deskProgram(headers: Headers): string | null {
  return named(desks, headers) ?? deskMailers.exec(headers.get('x-mailer'))?.[0] ?? null;
}

/** Monitors and jobs that set no header: by their subject and, where a person could write it too, their text. */
const reports: { product: string; subject: RegExp; text?: RegExp }[] = [
  {
    product: 'Nagios or Icinga',
    subject: /^(\*\* )?(problem|recovery|acknowledgement|flapping\w+|downtime\w+) (service |host )?(alert|-)/,
    text: /(notification type|service|host): /,
  },
  {
    product: 'Zabbix',
    subject: /^(\[\w+\] )?(problem|resolved|updated problem)[: ]/,
    text: /(problem started at \d+:\d+:\d+ on \d{4}|problem has been resolved (at|in) \d|original problem id)/,
  },
  { product: 'cron', subject: /^(cron|anacron) ?<[^>]+@[^>]+>/ },
  { product: 'logwatch', subject: /^logwatch for / },
  { product: 'unattended-upgrades', subject: /^(\[[^\]]+\] )?(unattended[- ]upgrades|apticron)/ },
  {
    product: 'Veeam',
    subject: /^\[(success|warning|failed|error)\] .*(job|backup|replica)/,
    text: /(start time|end time|job name|processing|objects?|details) ?:/,
  },
  {
    product: 'a backup',
    subject:
      /\b(backup|salvataggio)\b.{0,80}\b(complet\w+|success\w*|failed|riuscit\w+|fallit\w+|terminat\w+|eseguit\w+)/,
    text: /(start(ed)?( time)?|end( time)?|duration|durata|inizio|fine|job|attivita|task)( \w+)? ?: ?.{0,400}(status|stato|esito|result|dimensione|size|errors?|errori) ?:/,
  },
  { product: 'smartd', subject: /^smart error \(/ },
  { product: 'mdadm', subject: /^(degradedarray|fail|sparesmissing|newarray) event on \/dev/ },
  { product: 'fail2ban', subject: /^\[fail2ban\] / },
  { product: 'Prometheus', subject: /^\[(firing|resolved):\d+\]/ },
  { product: 'Grafana', subject: /^\[(alerting|ok|no data)\] / },
  { product: 'PRTG', subject: /^\[prtg|^\[down\] .+ \((ping|sensor|http)/ },
  { product: 'UptimeRobot', subject: /^monitor is (down|up):/ },
  {
    product: 'some program',
    subject: /^\[(auto|automatic|automatically)[ -]?(generated|message|notification)\]/,
  },
  { product: 'DMARC reports', subject: /^report domain: \S+ submitter: / },
];

/** Mail programs that people sit before: what they send is written by a person, unless it says otherwise. */
const peoplesMailers =
  /outlook|thunderbird|apple mail|iphone mail|ipad mail|mutt|evolution|zimbra|roundcube|kmail|sylpheed|claws|lotus|notes|airmail|spark|horde|mailmate|the bat/i;

/** Programs known by name: before the lists, for trackers send their notices with List-Id. */
export const namedPrograms: Check[] = [
  {
    kind: 'machine',
    why: ({ headers }) => {
      const product = named(trackers, headers) ?? deskProgram(headers);
      return product ? `sent by ${product}` : null;
    },
  },
  {
    kind: 'machine',
    why: facts => {
      if (isAnswerOrForward(facts.subject)) return null;
      const subject = plain(facts.subject);
      const text = plain(facts.written.slice(0, 3000));
      const found = reports.find(r => r.subject.test(subject) && (r.text?.test(text) ?? true));
      return found ? `it reads like a report of ${found.product}` : null;
    },
  },
];

/** Whatever else says that a program sent it. */
const loopMarks = ['x-loop', 'x-loop-detect', 'x-mail-loop', 'x-loopback', 'x-no-autoreply', 'x-noreply'];

export const otherPrograms: Check[] = [
  {
    kind: 'machine',
    why: ({ headers }) => {
      const value = firstWord(headers, 'auto-submitted');
      return value !== '' && value !== 'no' ? `Auto-Submitted: ${value}` : null;
    },
  },
  {
    kind: 'machine',
    why: ({ headers }) =>
      hasPrecedence(headers, /^(bulk|junk)$/i) ? `Precedence: ${headers.get('precedence')}` : null,
  },
  {
    // Whoever sets one has met a loop: no automatic answer, whoever wrote (procmail, Sympa, Request Tracker, sendmail).
    kind: 'machine',
    why: ({ headers }) => {
      const header = loopMarks.find(
        name => headers.has(name) && !/^(no|false|0|none)$/i.test(headers.get(name)),
      );
      return header ? `it bears a mark against loops (${header})` : null;
    },
  },
  {
    // MS-OXCMAIL 2.2.3.2.14: these forbid answers such as ours, whoever wrote; it still opens a ticket.
    kind: 'machine',
    why: ({ headers }) =>
      /\b(all|autoreply)\b/i.test(headers.get('x-auto-response-suppress'))
        ? 'X-Auto-Response-Suppress asks for no automatic answer'
        : null,
  },
  {
    // OOF forbids absence notices only, and DR, RN, NRN receipts: Exchange has them on people's mail.
    kind: 'machine',
    why: facts =>
      /\boof\b/i.test(facts.headers.get('x-auto-response-suppress')) && !isFromPeoplesProgram(facts)
        ? 'X-Auto-Response-Suppress: OOF, and no mail program of a person'
        : null,
  },
  { kind: 'machine', why: facts => (hasNullPath(facts) ? 'sent with an empty return path' : null) },
  {
    kind: 'machine',
    // Who gives a name, but no address that anybody could read, is a person all the same.
    why: ({ fromAddress, sender }) =>
      fromAddress === '' && !isName(sender.name) ? 'it has no sender that could be written to' : null,
  },
  {
    kind: 'machine',
    why: ({ fromAddress }) => (nobody.test(fromAddress) ? `nobody reads at ${fromAddress}` : null),
  },
];

/** A person's name, or a broken address: not nothing, and no mail system's. */
function isName(name: string): boolean {
  return (
    /\p{L}{2}/u.test(name) && !/mail|deliver|system|server|daemon|postmaster|admin|no-?reply/i.test(name)
  );
}

/** A mail program that a person sits before left its marks. */
export function isFromPeoplesProgram({ headers }: Facts): boolean {
  return (
    ['thread-index', 'x-ms-has-attach', 'x-originating-ip'].some(name => headers.has(name)) ||
    peoplesMailers.test(`${headers.get('user-agent')} ${headers.get('x-mailer')}`)
  );
}

function named(table: Record<string, string>, headers: Headers): string | null {
  const name = Object.keys(table).find(key => headers.has(key));
  return name ? (table[name] ?? null) : null;
}
