import { type App, LogLevel } from '@slack/bolt';
import type { Log } from '../../../log.ts';

type BoltLogger = NonNullable<NonNullable<ConstructorParameters<typeof App>[0]>['logger']>;

/** Bolt speaks through our log; its refusals of signatures come as warnings with the reason. */
export function boltLogger(log: Log): BoltLogger {
  const say =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (...words: unknown[]) =>
      log[level]({ room: 'slack' }, words.map(String).join(' '));
  return {
    debug: say('debug'),
    info: say('debug'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
