import { colleagues, slackIdOf, teamsIdOf, writers } from '../../../sandbox/cast.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { slackFor } from './slack.ts';
import { teamsFor } from './teams.ts';

/** In a mailbox, the newest. */
const mailsShown = 100;

/** Everything that one colleague sees, and what lies in the customers' mailboxes. */
export function stateFor(sandbox: Sandbox, as: string) {
  const colleague = colleagues.find(({ key }) => key === as) ?? colleagues[0];
  if (!colleague) throw new Error('the sandbox has no people');
  return {
    now: sandbox.clock().toISOString(),
    clockAheadMs: sandbox.clockAheadMs,
    colleagues: colleagues.map(({ key, name, role }) => ({ key, name, role })),
    as: colleague.key,
    slack: slackFor(sandbox, slackIdOf(colleague.key)),
    teams: teamsFor(sandbox, teamsIdOf(colleague.key)),
    // Of colleagues, those to whom something was mailed: a code to sign in.
    customers: writers.filter(
      ({ address, isColleague }) => !isColleague || sandbox.mailbox.of(address).length > 0,
    ),
    mailboxes: Object.fromEntries(
      writers.map(({ address }) => [address, sandbox.mailbox.of(address).slice(0, mailsShown)]),
    ),
  };
}
