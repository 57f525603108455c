import { decideQuarantined, type Verdict } from '../../../desk/intake/quarantine.ts';
import { type Words, wordsIn } from '../../words/words.ts';
import type { AsideAsked } from '../action.ts';
import { offered } from '../offer.ts';

/** What a manager decides about a mail that nobody could read; its id travels where a ticket's number does otherwise. */
export async function decided(verdict: Verdict, { desk, aloud, press, operator }: AsideAsked) {
  const mail = { id: press.ticket, nonce: press.nonce };
  // What becomes of it is read by all.
  const { openedAbout } = wordsIn(aloud.language).mail.quarantine;
  const by = { operator, origin: press.platform, subject: openedAbout, language: aloud.language };
  return await decideQuarantined(desk, mail, verdict, by);
}

/** What all that can become of such a mail has in common. */
export const unreadMail = {
  about: 'unread-mail',
  offered: () => offered,
  managersOnly: (words: Words) => words.mail.quarantine.managersOnly,
  // Somebody may be faster: whether it waits still is found out as it is decided, under its lock.
  find: async () => ({ found: null }),
  preview: null,
} as const;

/** Of one that asks nothing first. */
export const askingNothing = { form: null, read: async () => ({ input: null }) } as const;
