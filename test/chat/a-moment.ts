import type { Moment } from '../../src/chat/in-words/moment.ts';
import { dutiesOf, reportingDutiesShape } from '../../src/config/keys/safety/reporting-duties.ts';
import { policyOf } from '../../src/house/desk/policy.ts';
import type { Catalogue } from '../../src/ticket/catalogue/catalogue.ts';
import type { Terms } from '../../src/ticket/clock/terms.ts';
import type { Language } from '../../src/ticket/words.ts';
import { shippedConfig } from '../journeys/a-house.ts';

const config = shippedConfig();

/** What the shipped desk.yaml promises. */
export const shippedTerms: Terms = { policy: policyOf(config), calendar: config.policy.calendar };

/** As the shipped desk speaks, in a language. */
export function speechIn<Spoken extends Language>(
  language: Spoken,
  catalogue: Catalogue = shippedTerms.policy.catalogue,
) {
  return { language, zone: 'Europe/Rome', catalogue, clock: () => new Date('2026-11-24T10:00:00Z') };
}

const all = { cra: {}, nis2: {}, gdpr: { as: ['controller', 'processor'] } };

/** The same where all laws are switched on. */
export const lawfulTerms: Terms = {
  ...shippedTerms,
  policy: { ...shippedTerms.policy, duties: dutiesOf(reportingDutiesShape.parse({ laws: all })) },
};

/** The shipped promises, told in a language at an instant. */
export function aMoment(language: Language, now: Date, catalogue?: Catalogue): Moment {
  return { terms: lawfulTerms, speech: speechIn(language, catalogue), now, absences: [] };
}
