import { keepWatch } from '../../mail/doors/keep-watch.ts';
import type { Room } from '../closing.ts';
import type { Ground } from './ground.ts';
import type { Letters } from './letters.ts';
import type { Mail } from './mail.ts';

/** Looks whether mail comes, the scanner answers, and certificates hold. */
export function openWatch(
  { desk, log }: Ground,
  { imap }: Pick<Mail, 'imap'>,
  { sender, scanner }: Pick<Letters, 'sender' | 'scanner'>,
): Room<void> {
  const certificates = () => [...imap, sender].flatMap(each => each?.certificate?.() ?? []);
  const watching = keepWatch(desk, { doors: imap, scanner, certificates }, log);
  return { use: undefined, close: () => watching.stop() };
}
