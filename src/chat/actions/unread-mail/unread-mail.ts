import { decideQuarantined, type Verdict } from '../../../desk/intake/quarantine.ts';
import type { AsideAsked } from '../action.ts';

/** What a manager decides about a mail that nobody could read; its id travels where a ticket's number does otherwise. */
export async function decided(verdict: Verdict, { desk, speech, words, press, operator }: AsideAsked) {
  const mail = { id: press.ticket, nonce: press.nonce };
  const { openedAbout } = words.mail.quarantine;
  const by = { operator, origin: press.platform, subject: openedAbout, language: speech.language };
  return await decideQuarantined(desk, mail, verdict, by);
}

/** Somebody may be faster: whether it waits still is found out as it is decided, under its lock. */
export async function asItWaits(): Promise<{ found: null }> {
  return { found: null };
}
