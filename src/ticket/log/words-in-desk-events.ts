import type { OwnersOf } from '../grammar/strings-in.ts';
import type { DeskEvent } from './desk-events.ts';

export type DeskEventType = DeskEvent['type'];

/** The event of a type: several types may have one shape. */
type Of<T extends DeskEventType, E = DeskEvent> = E extends { type: infer Types }
  ? T extends Types
    ? E
    : never
  : never;

const days = { from: 'ours', to: 'ours' } as const;
const closure = {
  'closure.from': 'ours',
  'closure.to': 'ours',
  'closure.name': 'theirs',
  'closure.onCall.name': 'theirs',
} as const;
const reply = { 'reply.name': 'theirs', 'reply.it': 'theirs', 'reply.en': 'theirs' } as const;
const asking = { address: 'theirs', name: 'theirs' } as const;
const operator = { 'operator.name': 'theirs' } as const;

const maintenance = {
  'maintenance.service': 'ours',
  'maintenance.from': 'ours',
  'maintenance.to': 'ours',
  'maintenance.it': 'theirs',
  'maintenance.en': 'theirs',
} as const;

const away = {
  ...operator,
  from: 'ours',
  until: 'ours',
  'substitute.name': 'theirs',
  note: 'theirs',
} as const;

/** Whose the strings in the desk's own log are. */
export const inDeskEvents = {
  'closure-planned': closure,
  'closure-changed': closure,
  'closure-cancelled': closure,
  'mail-imported': {},
  'mail-attached': {},
  'mail-discarded': {},
  'complaint-lifted': { address: 'theirs' },
  'reply-proposed': reply,
  'reply-approved': reply,
  'reply-refused': reply,
  'reply-retired': reply,
  'portal-asked': asking,
  'portal-granted': { ...asking, company: 'theirs' },
  'portal-refused': asking,
  'portal-ended': { address: 'theirs' },
  'data-taken': { address: 'theirs' },
  'data-exported': { address: 'theirs' },
  'ledger-read': { address: 'theirs' },
  'records-exported': {},
  'erasure-asked': { address: 'theirs' },
  'erasure-proposed': { address: 'theirs' },
  'erasure-confirmed': { address: 'theirs' },
  'erasure-dropped': { address: 'theirs' },
  'person-forgotten': { digest: 'ours' },
  'retention-begun': {
    'until.closed': 'ours',
    'until.attachments': 'ours',
    'until.rawMail': 'ours',
    'until.machineMail': 'ours',
    'until.ledger': 'ours',
  },
  'retention-done': {},
  'taken-away': {},
  'companies-imported': { 'added.*': 'theirs', 'changed.*': 'theirs', 'removed.*': 'theirs' },
  'address-remembered': { address: 'theirs', company: 'theirs' },
  'numbers-skipped': {},
  'operator-left': operator,
  'operator-returned': operator,
  'away-set': away,
  'away-changed': away,
  'away-ended': operator,
  'duty-changed': { ...days, ...operator },
  'duty-removed': { ...days, ...operator },
  'maintenance-planned': maintenance,
  'maintenance-changed': maintenance,
  'maintenance-cancelled': maintenance,
  'announcement-sent': {},
  'announcement-stopped': {},
  'announcement-finished': {},
} satisfies { [T in DeskEventType]: OwnersOf<Of<T>> };

export function isDeskEventType(type: string): type is DeskEventType {
  return Object.hasOwn(inDeskEvents, type);
}
