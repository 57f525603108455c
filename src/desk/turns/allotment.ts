import type { Db } from '../../store/database.ts';
import { allOperators } from '../../store/people/operators.ts';
import { inHand, noteTurn, turnsTaken } from '../../store/people/turns.ts';
import { type AllottingEvent, nextTurn } from '../../ticket/clock/allotting.ts';
import { isAway } from '../../ticket/people/absences.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { whoSees } from '../people/who-sees.ts';

type Asking = Pick<Ticket, 'number' | 'restricted' | 'company' | 'turn'>;

/**
 * Whose turn it is to claim a request that nobody has, in the transaction that says so; nobody's where nobody could. Who serves its
 * company does not give up their place in the round for it.
 *
 * @param tx holds the terms, and the lock of the turns
 */
export async function allotment(desk: Desk, tx: Db, ticket: Asking): Promise<AllottingEvent> {
  const instead = ticket.turn;
  const nobody: AllottingEvent = { type: 'allotted', to: null, instead, because: null };
  if (desk.assignment === 'manual') return nobody;
  const able = whoSees(desk, ticket, await present(desk, tx));
  const serving = servingOf(desk, ticket.company, able);
  const turns = await turnsTaken(tx);
  // Counted under the one lock that all turns wait for: only where it decides.
  const hand = desk.assignment === 'least-loaded' ? await inHand(tx, desk.clock()) : null;
  const candidates = [...inRound(able), ...(serving ? [serving] : [])].map(({ id, name }) => ({
    id,
    name,
    turns: turns.get(id) ?? 0,
    open: hand?.get(id)?.open ?? 0,
  }));
  const next = nextTurn(desk.assignment, candidates, serving?.id ?? null);
  if (!next) return nobody;
  if (next.because !== 'serving') await noteTurn(tx, next.to.id);
  return { type: 'allotted', ...next, instead };
}

/** Who is an operator, and not away. */
async function present({ absences, clock }: Desk, tx: Db): Promise<Operator[]> {
  return (await allOperators(tx)).filter(({ id }) => !isAway(absences.now(), id, clock()));
}

/** Managers and admins see to the rest; in a house that has nobody else it is their turn, too. */
function inRound(able: Operator[]): Operator[] {
  const operators = able.filter(({ role }) => role === 'operator');
  return operators.length > 0 ? operators : able;
}

function servingOf({ companies }: Desk, company: string | null, able: Operator[]): Operator | undefined {
  const address = company === null ? null : companies.now().byKey.get(company)?.operator;
  return able.find(({ email }) => email === address);
}
