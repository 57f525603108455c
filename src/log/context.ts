import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomBytes } from 'node:crypto';

/** What every line of one work bears, such as `{ press: 'a1b2c3d4', ticket: 1042 }`. */
export type LogContext = Record<string, string | number | string[]>;

/** What makes the desk work; under these names stands its id in a context. */
const origins = ['press', 'mail', 'tick', 'call'] as const;

/** Where a work comes from, as `press:a1b2c3d4`. */
export type Cause = `${(typeof origins)[number]}:${string}`;

/** So many stand on a line at most, the newest first: a card that waits an hour for its chat has hundreds. */
export const causesAtMost = 8;

const contexts = new AsyncLocalStorage<LogContext | undefined>();

/** Does a work whose lines bear this context, beside that of the work of which it is a part. */
export function inContext<T>(context: LogContext, work: () => T): T {
  return contexts.run({ ...contexts.getStore(), ...context }, work);
}

/** Does a work that is no part of what is being done here: it only happens to be taken up now. */
export function inOwnContext<T>(context: LogContext, work: () => T): T {
  return contexts.run({ ...context }, work);
}

/** Adds to the context of the work that is being done, once more is known of it. */
export function noteInContext(more: LogContext): void {
  const context = contexts.getStore();
  if (context) Object.assign(context, more);
}

/** For a line of the log, which may add to it. */
export function contextNow(): LogContext {
  return { ...contexts.getStore() };
}

/** Keeps the context of now, for a work that is done later, among that of others. */
export function keepContext(): <T>(work: () => T) => T {
  const context = contexts.getStore();
  return work => contexts.run(context, work);
}

/** Where the work that is being done comes from, the newest first; nothing where nobody knows. */
export function causesNow(): Cause[] {
  const context = contexts.getStore();
  if (!context) return [];
  const own = origins.flatMap((origin): Cause[] => {
    const id = context[origin];
    return typeof id === 'string' ? [`${origin}:${id}`] : [];
  });
  return joined(own, causesIn(context.also));
}

/** As a context bears them: the newest under its own name, those before it as `also`. */
export function contextOf([newest, ...before]: Cause[]): LogContext {
  if (newest === undefined) return {};
  const [origin = '', id = ''] = newest.split(':');
  return { [origin]: id, ...(before.length > 0 ? { also: before } : {}) };
}

/** Causes that were written down; what is none is left out. */
export function causesIn(written: unknown): Cause[] {
  return Array.isArray(written) ? written.filter(isCause) : [];
}

/** Several works in one: the newest first. */
export function joined(newest: Cause[], before: Cause[]): Cause[] {
  return [...new Set([...newest, ...before])].slice(0, causesAtMost);
}

const form = new RegExp(`^(${origins.join('|')}):[0-9a-f]{8}$`);

function isCause(value: unknown): value is Cause {
  return typeof value === 'string' && form.test(value);
}

/** A short name for a press or a mail, by a key that may hold an address. */
export function shortId(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

/** The same, for what has no key of its own. */
export function newId(): string {
  return randomBytes(4).toString('hex');
}
