import { type Cause, causesIn, causesNow, contextOf, joined, type LogContext } from '../log/context.ts';
import type { Effect } from './effect.ts';

/** An effect, and the press, mail or tick that caused it; several where it answers several. */
export type Caused = Effect & { causes: Cause[] };

/** Effects as the work that is being done causes them. What is written down anew keeps what caused it first. */
export function caused(effects: Effect[]): Caused[] {
  const now = causesNow();
  return effects.map(effect => ({ ...effect, causes: joined(now, causesOf(effect.payload)) }));
}

/** Of effects that replace each other the last one goes, in its place, for the causes of all. */
export function lastOfEachKey(effects: Caused[]): Caused[] {
  const last = new Map<string | number, Caused>();
  for (const [place, effect] of effects.entries()) {
    const key = effect.replaces ?? place;
    const before = last.get(key)?.causes ?? [];
    // A Map would keep the place of the first.
    last.delete(key);
    last.set(key, { ...effect, causes: joined(effect.causes, before) });
  }
  return [...last.values()];
}

/** What is written down of an effect: its causes go with it. */
export function payloadOf({ payload, causes }: Pick<Caused, 'payload' | 'causes'>): Record<string, unknown> {
  return causes.length === 0 ? payload : { ...payload, causes };
}

/** An effect as its courier knows it, and the admins: one fault that two presses meet is one fault. */
export function withoutCauses(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) return payload;
  const { causes: _, ...plain } = payload as { causes?: unknown };
  return plain;
}

/** What caused an effect that was written down. */
function causesOf(payload: unknown): Cause[] {
  return causesIn(under(payload, 'causes'));
}

/** Under what the log tells of an effect: its kind, its ticket, and what caused it. */
export function contextOfEffect(task: string, payload: unknown): LogContext {
  const ticket = under(payload, 'ticket');
  return { task, ...contextOf(causesOf(payload)), ...(typeof ticket === 'number' ? { ticket } : {}) };
}

function under(payload: unknown, name: string): unknown {
  return typeof payload === 'object' && payload !== null ? Reflect.get(payload, name) : undefined;
}
