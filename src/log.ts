import { pino } from 'pino';

/** Where every room writes what happened: one JSON line each. Secrets never reach it. */
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

/**
 * @param level pino's: trace, debug, info, warn, error, silent
 * @param to standard output, unless said otherwise
 */
export function openLog(level: string, to?: NodeJS.WritableStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: secrets.flatMap(name => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]),
      censor: '[secret]',
    },
  };
  return to ? pino(options, to) : pino(options);
}
