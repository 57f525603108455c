import { checkSlack } from '../../chat/slack/check.ts';
import { checkTeams } from '../../chat/teams/check.ts';
import { besideTheOperators, type TeamsSettings } from '../../chat/teams/settings.ts';
import type { Usable } from '../../config/config.ts';
import { type Finding, wordsOf } from '../../finding.ts';
import { checkClamd, checkImap, checkSmtp } from '../../mail/check.ts';
import { checkWebhook } from '../../outwards/webhooks/check.ts';
import { lineRefusals } from '../../store/chats/line-refusals.ts';
import { teamsReferences } from '../../store/chats/teams-references.ts';
import type { Db } from '../../store/database.ts';

/** Longer than any of the parts waits for itself. */
const longestMs = 45_000;

/** All that is beyond this machine, at once; a sandbox has neither mail nor chats there. */
export async function checkOutside(usable: Usable, db: Db | null): Promise<Finding[]> {
  const { mailboxes, smtpOut, clamd, slack, teams, webhooks, sandbox } = usable;
  const told = webhooks.map(hook => surely(`Webhook ${hook.name}`, async () => [await checkWebhook(hook)]));
  if (sandbox) return [...(clamd ? [await checkClamd(clamd)] : []), ...(await Promise.all(told)).flat()];
  const parts = await Promise.all([
    ...mailboxes.map(({ address, imap }) =>
      imap
        ? surely(`IMAP ${address}`, async () => [await checkImap(address, imap)])
        : [{ part: `Mailbox ${address}`, ok: true, says: 'comes in by SMTP' }],
    ),
    smtpOut ? surely('SMTP out', async () => [await checkSmtp(smtpOut)]) : [],
    ...told,
    clamd ? surely('ClamAV', async () => [await checkClamd(clamd)]) : [],
    slack ? surely('Slack', () => checkSlack(slack)) : [],
    teams ? surely('Teams', () => checkTeams(teams, db && knownOfTeams(db, teams))) : [],
  ]);
  return parts.flat();
}

function knownOfTeams(db: Db, teams: TeamsSettings) {
  return { references: teamsReferences(db, besideTheOperators(teams)), refusals: lineRefusals(db) };
}

/** A part that fails, or hangs, in its own way must not keep the others from being told. */
async function surely(part: string, test: () => Promise<Finding[]>): Promise<Finding[]> {
  const timeout = new AbortController();
  const late = new Promise<Finding[]>(done => {
    const timer = setTimeout(() => done([hanging(part)]), longestMs);
    timeout.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    return await Promise.race([test(), late]);
  } catch (error) {
    return [
      { part, ok: false, says: wordsOf(error), fix: 'this is a fault of Sportello’s own: please report it' },
    ];
  } finally {
    timeout.abort();
  }
}

function hanging(part: string): Finding {
  return {
    part,
    ok: false,
    says: `no answer in ${longestMs / 1000} s`,
    fix: 'something on the way takes connections and says nothing: look at firewalls and proxies',
  };
}
