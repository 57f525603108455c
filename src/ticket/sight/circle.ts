import type { ChatPlatform, Operator } from '../words.ts';
import { admittedSeeAll, type SightRule, type Viewer } from './sight.ts';

/** Who sees what few may see, beside the admins: as desk.yaml says under `restricted`. */
export type Circle = {
  /** Whose members see it, and which hear of it. */
  channels: { platform: ChatPlatform; channel: string }[];
  /** By lower-case address. */
  people: string[];
};

/**
 * The rule of service rules, 17. What is not restricted everybody sees whom the desk admits. What is, nobody sees but the
 * circle: its channels, their members, the people whom it names, and admins; where it names nobody, managers too, or a house
 * with no admin had locked itself out. A console shows it to whoever looks over a shoulder, or reads what was recorded of it:
 * it is blank there. Who asked for it reads it on
 * their own pages. Nothing of it is ever offered again for another request.
 */
export function circleSees(circle: Circle): SightRule {
  return (request, viewer, place) =>
    admittedSeeAll(request, viewer, place) &&
    (!request.restricted ||
      viewer.kind === 'addressee' ||
      viewer.kind === 'customer' ||
      (place !== 'saved-answer' && isOfCircle(circle, viewer)));
}

function isOfCircle(circle: Circle, viewer: Viewer): boolean {
  switch (viewer.kind) {
    case 'operator':
      return isTrusted(circle, viewer.operator);
    case 'channel':
      return circle.channels.some(
        ({ platform, channel }) => platform === viewer.platform && channel === viewer.channel,
      );
    case 'customer':
    case 'machine':
    case 'addressee':
    case 'outsider':
      return false;
    default:
      return viewer satisfies never;
  }
}

function isTrusted({ channels, people }: Circle, { role, email, inRestrictedChannel }: Operator): boolean {
  const namesNobody = channels.length === 0 && people.length === 0;
  return (
    role === 'admin' ||
    (role === 'manager' && namesNobody) ||
    (inRestrictedChannel === true && channels.length > 0) ||
    people.includes(email)
  );
}
