import type { Effect } from '../../outbox/effect.ts';
import type { Destination } from '../desk.ts';

/** What the desk tells on its own: by the clock, or when somebody has left. */
export const bulletins = [
  'forecast',
  'hand-over',
  'unattended-closure',
  'left-behind',
  'away',
  'maintenance',
  'report',
] as const;
type Bulletin = (typeof bulletins)[number];

/** A bulletin for each of these channels; the same one twice is told once. */
export function bulletin(
  destinations: Destination[],
  kind: Bulletin,
  at: Date,
  details: Record<string, string>,
): Effect[] {
  return destinations.map(({ platform, channel }) => ({
    task: 'bulletin',
    payload: { platform, channel, kind, at: at.toISOString(), ...details },
    lane: `bulletin:${platform}:${channel}`,
    replaces: `bulletin:${kind}:${platform}:${channel}:${at.toISOString()}:${aboutOf(details)}`,
  }));
}

/** What a bulletin is about, by which it is told from another one of the same kind and instant. */
export function aboutOf({
  closure,
  person,
  maintenance,
  what,
}: {
  [Detail in 'closure' | 'person' | 'maintenance' | 'what']?: string | undefined;
}): string {
  return closure ?? person ?? (maintenance === undefined ? '' : `${maintenance}:${what}`);
}
