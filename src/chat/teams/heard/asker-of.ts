import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { languageOfLocale } from '../../../ticket/people/language-of-locale.ts';
import type { Asker } from '../../voice/asker.ts';

/** What a client says of itself with what its owner does; `locale` is the language that they read Teams in. */
const clientInfo = z.object({ type: z.literal('clientInfo'), locale: z.string() });

/** Who did what an activity tells of, and the language of their client. `userId` is '' where it is no person. */
export function askerOf({ from, locale, entities }: Activity): Asker {
  const said = entities?.flatMap(entity => clientInfo.safeParse(entity).data?.locale ?? []) ?? [];
  const [language = null] = [locale, ...said].flatMap(told => languageOfLocale(told) ?? []);
  return { platform: 'teams', userId: from?.aadObjectId ?? '', language };
}
