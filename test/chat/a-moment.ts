import type { Moment } from '../../src/chat/in-words/moment.ts';
import { policyOf } from '../../src/house/desk/policy.ts';
import type { Terms } from '../../src/ticket/clock/terms.ts';
import type { Language } from '../../src/ticket/words.ts';
import { shippedConfig } from '../journeys/a-house.ts';

const config = shippedConfig();

/** What the shipped desk.yaml promises. */
export const shippedTerms: Terms = { policy: policyOf(config), calendar: config.policy.calendar };

/** The shipped promises, told in a language at an instant. */
export function aMoment(language: Language, now: Date): Moment {
  return { terms: shippedTerms, speech: { language, zone: 'Europe/Rome' }, now, absences: [] };
}
