import { colleagues, fewKeys, slackIdOf, slackIds, teamsIdOf } from '../../../src/sandbox/cast.ts';
import { Allowance } from '../../../src/sandbox/moods.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { Chance } from './chance.ts';
import type { Hand } from './hand.ts';
import { slackHand } from './slack-hand.ts';
import { teamsHand } from './teams-hand.ts';

/** Of the few: they see what few may see. */
export type Role = 'operator' | 'manager' | 'few';

/** @property hands of theirs, one on each platform. @property sitsAt those that press whatever chance has them press */
export type Person = { name: string; roles: Role[]; hands: { slack: Hand; teams: Hand }; sitsAt: Hand[] };

/** The fourth: in no file of the sandbox's, but a member of both channels, and so an operator. */
const sara = {
  key: 'SARA',
  name: 'Sara Gallo',
  email: 'sara.gallo@interzen.example',
  role: 'operator' as const,
};
const atWork = [...colleagues, sara];

/** They see nothing of what few may see: by the ids and the names of theirs. */
const others = atWork.filter(({ key }) => !fewKeys.includes(key));
export const othersIds = others.flatMap(({ key }) => [slackIdOf(key), teamsIdOf(key)]);
export const isOthers = ({ hand }: { hand: string }) => others.some(({ name }) => hand.startsWith(name));

/** The fourth is there before the desk opens: it asks who is. */
export function joinChannels({ slack, teams }: Sandbox): void {
  const { key, name, email } = sara;
  slack.users.push({ id: slackIdOf(key), name: 'sara', realName: name, email });
  slack.channel(slackIds.channel)?.members.push(slackIdOf(key));
  teams.users.push({ aadObjectId: teamsIdOf(key), mri: `29:${key}`, name, email });
}

/** A day goes by in a minute: what the platforms allow a minute is allowed in a second. */
export function allowADaysCalls({ slack, teams }: Sandbox): void {
  slack.tiers[2] = new Allowance(20 * 60, 60_000);
  slack.tiers[4] = new Allowance(100 * 60, 60_000);
  teams.rosterCalls = new Allowance(120 * 60, 30_000);
}

/** Four people: two sit at one platform each, one at the other one, and one at both, and acts on both at once. */
export function peopleAtWork(sandbox: Sandbox, chance: Chance): Person[] {
  const seats = chance.shuffled([
    ['slack', 'teams'],
    ['slack'],
    ['teams'],
    [chance.of(['slack', 'teams']) ?? ''],
  ]);
  return atWork.map(({ key, name, role }, at) => {
    const hands = {
      slack: slackHand(sandbox, slackIdOf(key), chance.branch()),
      teams: teamsHand(sandbox, teamsIdOf(key), chance.branch()),
    };
    const sitsAt = (['slack', 'teams'] as const)
      .filter(platform => seats[at]?.includes(platform))
      .map(platform => hands[platform]);
    const few: Role[] = fewKeys.includes(key) ? ['few'] : [];
    const roles: Role[] = role === 'manager' ? ['operator', 'manager', ...few] : ['operator', ...few];
    return { name, roles, hands, sitsAt };
  });
}
