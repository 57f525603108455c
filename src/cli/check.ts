import { sql } from 'drizzle-orm';
import { checkSlack } from '../chat/slack/check.ts';
import { checkTeams } from '../chat/teams/check.ts';
import type { Config } from '../config.ts';
import type { Desk, Secret } from '../desk/desk.ts';
import { daysLeft } from '../desk/secrets.ts';
import type { Finding } from '../finding.ts';
import { checkClamd, checkImap, checkSmtp } from '../mail/check.ts';
import { plainReason } from '../safe-fault.ts';
import type { Calendar } from '../sla/calendar.ts';
import type { Database } from '../store/database.ts';
import { schemaAge } from '../store/migrate.ts';
import { teamsReferences } from '../store/teams-references.ts';

/** Tests what is configured, prints a table, and says what to do. @returns the exit code */
export async function check(
  desk: Desk,
  connection: Database['connection'],
  config: Config,
  isSandbox: boolean,
): Promise<number> {
  const findings = [
    await checkDatabase(desk, connection),
    ...desk.secrets.map(secret => checkSecret(secret, desk.calendar.now(), desk.clock())),
    ...(config.clamd ? [await checkClamd(config.clamd)] : []),
    ...(isSandbox ? [sandboxFinding] : await checkOutside(desk, config)),
  ];
  const width = Math.max(...findings.map(({ part }) => part.length));
  for (const { part, ok, says, fix } of findings) {
    console.log(`${ok ? '✓' : '✗'} ${part.padEnd(width)}  ${says}`);
    if (fix && !ok) console.log(`  ${' '.repeat(width)}  → ${fix}`);
  }
  return findings.every(({ ok }) => ok) ? 0 : 1;
}

/** Days left of a secret; an expired one is a fault. */
export function checkSecret(secret: Secret, calendar: Calendar, now: Date): Finding {
  const part = `Secret ${secret.name}`;
  const left = daysLeft(secret, calendar, now);
  if (left < 0)
    return {
      part,
      ok: false,
      says: `expired: its last day was ${secret.expires}`,
      fix: 'make a new one at the provider, put it into .env, and write its date into desk.yaml: secrets',
    };
  return { part, ok: true, says: `${left} ${left === 1 ? 'day' : 'days'} left, until ${secret.expires}` };
}

const sandboxFinding: Finding = {
  part: 'Set-up',
  ok: true,
  says: 'nothing is configured: npm start opens the sandbox. See the README for Slack, Teams and mail.',
};

/** How the schema stands; only the server's own start changes it. */
const inWords = {
  empty: 'empty: the first start of the server sets it up',
  older: 'to be migrated: the next start of the server does it',
  current: 'migrated',
} as const;

export async function checkDatabase({ db }: Desk, connection: Database['connection']): Promise<Finding> {
  const part = 'Database';
  try {
    const [row] = await db.execute<{ version: string }>(
      sql`select current_setting('server_version') as version`,
    );
    const age = await schemaAge(connection);
    if (age !== 'newer') return { part, ok: true, says: `PostgreSQL ${row?.version}, ${inWords[age]}` };
    return {
      part,
      ok: false,
      says: `PostgreSQL ${row?.version}, migrated by a later version of Sportello`,
      fix: 'go back to that version, or restore the backup that was made before it',
    };
  } catch (error) {
    return {
      part,
      ok: false,
      says: plainReason(error),
      fix: 'see whether PostgreSQL runs, and check DATABASE_URL',
    };
  }
}

async function checkOutside(desk: Desk, { mailboxes, smtpOut, slack, teams }: Config): Promise<Finding[]> {
  const parts = await Promise.all([
    ...mailboxes.map(async ({ address, imap }) =>
      imap
        ? [await checkImap(address, imap)]
        : [{ part: `Mailbox ${address}`, ok: true, says: 'comes in by SMTP' }],
    ),
    smtpOut ? checkSmtp(smtpOut).then(finding => [finding]) : [],
    slack ? checkSlack(slack) : [],
    teams ? checkTeams(teams, knownReferences(desk)) : [],
  ]);
  return parts.flat();
}

/** Of a database that is away, or empty, nothing is known. */
function knownReferences({ db }: Desk): ReturnType<typeof teamsReferences> {
  const references = teamsReferences(db);
  return {
    ...references,
    first: async () => await references.first().catch(() => null),
    find: async channel => await references.find(channel).catch(() => null),
  };
}
