import type { Language } from '../../ticket/words.ts';
import type { LineButton } from '../lists/views.ts';

/** An incident's card, in the operators' language: see card.ts. */
export type IncidentCard = {
  id: number;
  nonce: string;
  version: number;
  language: Language;
  isOpen: boolean;
  /** "Incident: Registry is down" */
  title: string;
  /** "Open · since today, 9:40, Anna Rossi" */
  state: string;
  /** "12 open, 3 closed · 9 customers, 4 companies" */
  count: string;
  /** What was told last, and to how many; how far it is while it is on its way. */
  told: string;
  /** "2 left out (unverified sender)"; '' where nobody was. */
  leftOut: string;
  /** Why it has no name any more; '' while it has one. */
  nameless: string;
  /** What joins by itself; '' once nothing can. */
  joining: string;
  /** Those that nothing was told yet, and what answers that; null where there are none. */
  joined: { text: string; button: LineButton } | null;
  buttons: LineButton[];
  /** One line for notifications and screen readers. */
  summary: string;
};
