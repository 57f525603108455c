import type { RecordedEvent } from '../../events.ts';
import type { Measures, Traits } from '../fact.ts';
import type { Channel } from '../report.ts';
import type { TermsInForce } from '../terms-in-force.ts';
import { answersIn } from './answers.ts';
import { milestones } from './milestones.ts';
import { standings } from './standings.ts';
import { type ToldLog, toldLog } from './told-log.ts';

/**
 * All that figures need of one request, folded from its log. Pure: the same log and the same terms give the same, at whatever
 * time; another calendar or other promises give what would have been.
 *
 * @param log all of it, from its beginning; words may be missing
 * @param company by its key, as the desk knows it today
 * @param history what was promised when
 * @returns null where the log does not begin with an opening
 */
export function measure(
  log: readonly RecordedEvent[],
  company: string | null,
  history: TermsInForce,
): Measures | null {
  const told = toldLog(log, company, history);
  if (!told) return null;
  const facts = milestones(told);
  const unclaimedAt = facts.find(({ kind }) => kind === 'unclaimed')?.at ?? null;
  return { traits: traitsOf(told), facts, standings: standings(told, answersIn(told), unclaimedAt) };
}

function traitsOf({ steps, today }: ToldLog): Traits {
  const { category, priority, company, mailbox, language } = today;
  return {
    category: category ?? '',
    priority: priority === null ? '' : String(priority),
    company: company ?? '',
    mailbox,
    channel: channelOf(steps),
    language,
  };
}

/** By which way it came: whatever opened it says so. */
function channelOf([first]: ToldLog['steps']): Channel {
  const { event, origin } = first?.recorded ?? {};
  if (event?.type !== 'ticket-opened') return 'mail';
  if (event.viaForm || origin === 'api') return 'api';
  // Kept from a message in chat, or told on the phone.
  if (event.typed) return event.typed.from && (origin === 'slack' || origin === 'teams') ? origin : 'phone';
  return origin === 'portal' ? 'portal' : 'mail';
}
