import type { Refusal } from '../../ticket/refusals.ts';
import type { Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';

/** Why a command was not carried out, for the one who gave it. */
export function refusalInWords({ language }: Pick<Speech, 'language'>, refusal: Refusal): string {
  const say = wordsIn(language).refusals[refusal.reason] as (refusal: Refusal) => string;
  return say(refusal);
}
