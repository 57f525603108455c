import type { Desk } from '../../desk/desk.ts';
import { type KnownLanguage, languageKnownOf } from '../../store/people/languages.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Speech } from '../say.ts';

/**
 * What one person alone reads is in their language: which they chose, or else their client tells, there or on the other
 * platform.
 *
 * @param aloud the desk's, in which it is where nothing is known of theirs
 */
export async function ownSpeech(
  desk: Desk,
  aloud: Speech,
  operatorId: number,
  platform: ChatPlatform,
): Promise<Speech> {
  return spokenTo(await languageKnownOf(desk.db, operatorId, platform), aloud);
}

/** The same by what was just read of them. */
export function spokenTo({ chosen, told }: KnownLanguage, aloud: Speech): Speech {
  return { ...aloud, language: chosen ?? told ?? aloud.language };
}
