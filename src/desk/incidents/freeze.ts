import { type Frozen, freezeBroadcast } from '../../store/incidents/broadcasts.ts';
import { lockIncident } from '../../store/incidents/incidents.ts';
import { openTicketsOf, untoldOf } from '../../store/incidents/members.ts';
import type { Catalogue } from '../../ticket/catalogue/catalogue.ts';
import type { Incident, Texts } from '../../ticket/incidents/incident.ts';
import { correspondent } from '../../ticket/people/authorship.ts';
import { type Seen, seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import { isClassified, type Ticket } from '../../ticket/ticket.ts';
import { actorOf, type Language, type Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { mailboxOf } from '../letters/why-held.ts';
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

type Message = { kind: Frozen['kind']; among: Among };

/** Who would get a message to all, by language, and who would not; whoever writes it sees them. */
export async function recipientsNow(
  desk: Desk,
  incident: Incident,
  message: Message,
  operator: Operator,
): Promise<Omit<FrozenMessage, 'id'>> {
  return shown(desk, await judged(desk, incident, message), operator);
}

/** Keeps a message and its recipients, as they are counted now. */
export async function freeze(
  desk: Desk,
  incident: Incident,
  { texts, ...message }: Message & { texts: Texts },
  operator: Operator,
): Promise<FrozenMessage> {
  // Before it is looked: what happens from now on was not seen.
  const frozenAt = desk.clock();
  const all = await judged(desk, incident, message);
  const id = await desk.db.transaction(async tx => {
    await lockIncident(tx, incident.id);
    return await freezeBroadcast(
      tx,
      {
        nonce: newNonce(),
        incident: incident.id,
        kind: message.kind,
        texts,
        by: actorOf(operator),
        latest: incident.latest,
        frozenAt,
      },
      all.map(({ ticket: { number, language }, why }) => ({
        ...{ ticket: number, language, why },
        outcome: why === null || why === 'same-person' ? null : 'left-out',
      })),
    );
  });
  return { id, ...shown(desk, all, operator) };
}

/** A request, and why it would be left out; null where it would not. */
type Judged = { ticket: Ticket; why: WhyLeftOut | null };

async function judged(desk: Desk, { id }: Incident, { kind, among }: Message): Promise<Judged[]> {
  const open = await openTicketsOf(desk.db, id);
  const untold =
    among === 'untold' ? new Set((await untoldOf(desk.db, id)).map(({ number }) => number)) : null;
  const meant = untold ? open.filter(({ number }) => untold.has(number)) : open;
  const out = await leftOutAmong(desk, desk.db, meant);
  const each = meant.map(ticket => {
    const notClosed = kind === 'closing' ? notToClose(ticket, desk.policy.catalogue) : null;
    return { ticket, why: out.get(ticket.number) ?? notClosed };
  });
  // A request is closed by a letter of its own; one message is told to each person once.
  return kind === 'closing' ? each : oncePerMailbox(each);
}

/** Of several requests of one mailbox the first one is answered. */
function oncePerMailbox(all: Judged[]): Judged[] {
  const written = new Set<string>();
  return all.map(each => {
    if (each.why !== null) return each;
    const { base } = mailboxOf(correspondent(each.ticket).address);
    if (written.has(base)) return { ...each, why: 'same-person' };
    written.add(base);
    return each;
  });
}

function shown(desk: Desk, all: Judged[], operator: Operator): Omit<FrozenMessage, 'id'> {
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'preview');
  const inLanguage = (language: Language) =>
    all
      .filter(({ ticket, why }) => why === null && ticket.language === language)
      .map(({ ticket }) => seen(ticket, eyes));
  const reasons = Map.groupBy(
    all.flatMap(({ why }) => why ?? []),
    why => why,
  );
  return {
    recipients: { it: inLanguage('it'), en: inLanguage('en') },
    leftOut: [...reasons].map(([why, { length }]) => ({ why, count: length })),
  };
}

/** A request is closed by whoever has it, when it is known what it was. */
function notToClose(ticket: Ticket, catalogue: Catalogue): WhyLeftOut | null {
  if (!ticket.assignee) return 'unclaimed';
  return isClassified(ticket, catalogue) ? null : 'unclassified';
}
