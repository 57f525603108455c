import { type Frozen, freezeBroadcast } from '../../store/incidents/broadcasts.ts';
import { openTicketsOf, untoldOf } from '../../store/incidents/members.ts';
import type { Catalogue } from '../../ticket/catalogue/catalogue.ts';
import type { Incident, Texts } from '../../ticket/incidents/incident.ts';
import { type Seen, seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import { isClassified, type Ticket } from '../../ticket/ticket.ts';
import { actorOf, type Language, languages, type Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { newNonce } from '../nonce.ts';
import { leftOutAmong, type WhyLeftOut } from './who-is-told.ts';

/** To whom it goes: all, or only those to whom nothing was addressed yet. */
export type Among = 'all' | 'untold';

/** A message to all as its preview shows it: who gets it stands fast from now on. */
export type FrozenMessage = {
  /** Of the message that was kept. */
  id: number;
  recipients: Record<Language, Seen<Ticket>[]>;
  leftOut: { why: WhyLeftOut; count: number }[];
};

/** Who would get a message to all, by language, and who would not; whoever writes it sees them. */
export async function recipientsNow(
  desk: Desk,
  { id }: Incident,
  kind: Frozen['kind'],
  among: Among,
  operator: Operator,
): Promise<Omit<FrozenMessage, 'id'>> {
  const open = await openTicketsOf(desk.db, id);
  const untold = among === 'untold' ? new Set(await untoldOf(desk.db, id)) : null;
  const meant = untold ? open.filter(({ number }) => untold.has(number)) : open;
  const out = await leftOutAmong(desk, desk.db, meant);
  const whyOut = (ticket: Ticket) =>
    out.get(ticket.number) ?? (kind === 'closing' ? notToClose(ticket, desk.policy.catalogue) : null);
  const reasons = meant.flatMap(ticket => whyOut(ticket) ?? []);
  const written = meant.filter(ticket => whyOut(ticket) === null);
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'preview');
  const inLanguage = (language: Language) =>
    written.filter(ticket => ticket.language === language).map(ticket => seen(ticket, eyes));
  return {
    recipients: { it: inLanguage('it'), en: inLanguage('en') },
    leftOut: [...Map.groupBy(reasons, why => why)].map(([why, { length }]) => ({ why, count: length })),
  };
}

/** A request is closed by whoever has it, when it is known what it was. */
function notToClose(ticket: Ticket, catalogue: Catalogue): WhyLeftOut | null {
  if (!ticket.assignee) return 'unclaimed';
  return isClassified(ticket, catalogue) ? null : 'unclassified';
}

/** Keeps a message and its recipients, as they are counted now. */
export async function freeze(
  desk: Desk,
  incident: Incident,
  { kind, texts, among }: { kind: Frozen['kind']; texts: Texts; among: Among },
  operator: Operator,
): Promise<FrozenMessage> {
  const { recipients, leftOut } = await recipientsNow(desk, incident, kind, among, operator);
  const id = await desk.db.transaction(tx =>
    freezeBroadcast(
      tx,
      {
        nonce: newNonce(),
        incident: incident.id,
        kind,
        texts,
        by: actorOf(operator),
        latest: incident.latest,
        frozenAt: desk.clock(),
      },
      languages.flatMap(language => recipients[language].map(({ number }) => ({ ticket: number, language }))),
    ),
  );
  return { id, recipients, leftOut };
}
