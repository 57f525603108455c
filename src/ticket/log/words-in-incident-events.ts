import type { OwnersOf } from '../grammar/strings-in.ts';
import type { IncidentEvent } from '../incidents/incident.ts';

export type IncidentEventType = IncidentEvent['type'];

const rule = {
  'rule.words.*': 'theirs',
  'rule.sender': 'theirs',
  'rule.mailbox': 'ours',
  'rule.company': 'theirs',
} as const;

/** Whose the strings in the incidents' log are. */
export const inIncidentEvents = {
  'incident-opened': { title: 'theirs', nonce: 'ours', service: 'ours', ...rule },
  'incident-renamed': { title: 'theirs' },
  'rule-changed': rule,
  'service-set': { service: 'ours' },
  'broadcast-sent': { 'texts.it': 'theirs', 'texts.en': 'theirs' },
  'broadcast-stopped': {},
  'broadcast-finished': {},
  'incident-closed': {},
  'incident-withheld': {},
} satisfies { [T in IncidentEventType]: OwnersOf<Extract<IncidentEvent, { type: T }>> };

export function isIncidentEventType(type: string): type is IncidentEventType {
  return Object.hasOwn(inIncidentEvents, type);
}
