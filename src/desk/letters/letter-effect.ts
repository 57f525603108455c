import { type Effect, laneOf } from '../../outbox/effect.ts';

/** Carries a letter. @param runAt by the machine's clock; until then the letter can be taken back */
export function letterEffect(ticket: number, message: number, runAt: Date | null = null): Effect {
  const effect = { task: 'letter', payload: { message }, lane: laneOf('letter', ticket) };
  return runAt ? { ...effect, runAt } : effect;
}
