import { pino } from 'pino';
import { contextNow } from './log/context.ts';
import { safeFault, safeWords } from './safe-fault.ts';

/** Where every room writes what happened: one JSON line each. Secrets and customers' words never reach it. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Names under which a secret could slip into a logged object (SDK errors carry request headers and configs). */
const secrets = [
  'authorization',
  'Authorization',
  'token',
  'accessToken',
  'botToken',
  'appToken',
  'pass',
  'password',
  'secret',
  'clientSecret',
  'signingSecret',
  'refreshToken',
  'private_key',
];

/** Under these names stands what a library or a server said of a fault, or why a mail is what it is. */
const saidByOthers = ['reason', 'error', 'trouble', 'cause', 'why'];

/**
 * @param level pino's: trace, debug, info, warn, error, silent
 * @param to standard output, unless said otherwise
 */
export function openLog(level: string, to?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    mixin: contextNow,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: secrets.flatMap(name => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]),
      censor: '[secret]',
    },
    // As it stands an error brings the statement's parameters, the refused row, the request's body.
    formatters: { log: withoutWords },
    serializers: { err: fault => fault },
    hooks: { logMethod },
  };
  // Left to itself pino writes when there is time: as a process ends, its last words came before others, or not at all.
  return pino(options, to ?? pino.destination({ dest: 1, sync: true }));
}

/** A bare error, or one without a line beside it, would lend the line its message. */
function logMethod(this: pino.Logger, args: unknown[], method: pino.LogFn): void {
  const [first, ...rest] = args;
  const what = first instanceof Error ? { err: first } : first;
  const line = typeof rest[0] === 'string' ? safeWords(rest[0]) : undefined;
  if (typeof what === 'string') method.call(this, safeWords(what));
  else if (line !== undefined || isFault(what)) method.call(this, what, line ?? 'a fault');
  else method.call(this, what);
}

function isFault(what: unknown): boolean {
  return typeof what === 'object' && what !== null && 'err' in what;
}

function withoutWords(logged: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(logged).map(([name, value]) => [name, harmless(name, value, 0)]));
}

/** Errors are said safely wherever they hide; so are words that somebody else chose. */
function harmless(name: string, value: unknown, level: number): unknown {
  if (value instanceof Error || (name === 'err' && value !== undefined)) return safeFault(value);
  if (typeof value === 'string') return saidByOthers.includes(name) ? safeWords(value) : value;
  if (level > 3 || typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.slice(0, 100).map(each => harmless(name, each, level + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, harmless(key, each, level + 1)]),
  );
}

/**
 * What nobody caught ends the process, as it does without this; but its last words go to the log, safely. Node would
 * print the error as it stands, a refused statement's parameters with it.
 */
export function endInTheLog(log: Log): void {
  const end = (what: string) => (error: unknown) => {
    log.error({ err: error }, what);
    process.exit(1);
  };
  process.on('uncaughtException', end('an error that nobody caught ends the process'));
  process.on('unhandledRejection', end('a rejection that nobody handled ends the process'));
}
