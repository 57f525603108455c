import type { RecordedEvent } from '../../ticket/events.ts';
import type { AttachedFile } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import type { LetterKind } from './letter.ts';

/** A letter that something asks for. `automatic`: nobody wrote it, and its header says so (RFC 3834). */
export type LetterDue = {
  kind: LetterKind;
  text: string;
  operator: { name: string } | null;
  automatic: 'auto-replied' | 'auto-generated' | null;
  closesAt?: Date;
  files?: AttachedFile[];
};

/** The letter that an event asks for; null where it asks for none. */
export function letterDue(desk: Desk, { event, actor }: RecordedEvent): LetterDue | null {
  const operator = actor.kind === 'operator' ? { name: actor.name } : null;
  switch (event.type) {
    case 'ticket-opened':
      // Whom an operator wrote to has written nothing to us.
      return desk.sendsReceipts && !event.authorship?.outside
        ? { kind: 'receipt', text: '', operator: null, automatic: 'auto-replied' }
        : null;
    case 'claimed':
      return event.tellsCustomer ? { kind: 'claim', text: '', operator, automatic: 'auto-generated' } : null;
    case 'reassigned':
      return event.tellsCustomer
        ? { kind: 'claim', text: '', operator: event.to, automatic: 'auto-generated' }
        : null;
    case 'clarification-asked':
      return { kind: 'clarification', text: event.text, operator, automatic: null, ...filesOf(event) };
    case 'replied':
      return { kind: 'reply', text: event.text, operator, automatic: null, ...filesOf(event) };
    case 'closed':
      return operator
        ? { kind: 'close', text: event.resolution, operator, automatic: null, ...filesOf(event) }
        : { kind: 'silent-close', text: '', operator: null, automatic: 'auto-generated' };
    case 'reminded':
      return {
        kind: 'reminder',
        text: '',
        operator: null,
        automatic: 'auto-generated',
        ...(event.closesAt ? { closesAt: new Date(event.closesAt) } : {}),
      };
    default:
      return null;
  }
}

function filesOf({ files }: { files?: AttachedFile[] }): { files?: AttachedFile[] } {
  return files ? { files } : {};
}
