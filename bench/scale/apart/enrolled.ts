import { slackIds } from '../../../src/sandbox/cast.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';

/** Slack's and Teams' id of the n-th operator, from 1: the one whom the filling names. */
export const slackIdOfNth = (n: number) => `U0OPERATOR${String(n).padStart(3, '0')}`;
export const teamsIdOfNth = (n: number) => `bbbbbbbb-bbbb-4bbb-8bbb-${String(n).padStart(12, '0')}`;

/** So many the filling names: whoever of them sat nowhere would leave all their requests behind. */
const fewest = 20;

/** Seats operators in both chats. @returns them as desk.yaml names operators */
export function enrol(
  { slack, teams }: Sandbox,
  people: number,
): { email: string; name: string; role: 'operator' }[] {
  return Array.from({ length: Math.max(people, fewest) }, (_, index) => {
    const n = index + 1;
    const [name, email] = [`Operatore ${n}`, `op${n}@desk.example`];
    const id = slackIdOfNth(n);
    slack.users.push({ id, name: `op${n}`, realName: name, email, locale: 'it-IT' });
    slack.channel(slackIds.channel)?.members.push(id);
    teams.users.push({ aadObjectId: teamsIdOfNth(n), mri: `29:op${n}`, name, email, locale: 'it-IT' });
    return { email, name, role: 'operator' };
  });
}
