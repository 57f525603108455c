import { instantMeant, type Reckoning } from './instant-meant.ts';
import { dateOn, plus, workingDayAfter } from './working-days.ts';

/** What people choose most; each is said with its instant. */
const suggestions = ['hours', 'tomorrow', 'next-working-day', 'two-days', 'monday', 'week'] as const;
export type Suggested = { name: (typeof suggestions)[number]; at: Date };

const typedAs = {
  hours: 'in 2 hours',
  tomorrow: 'tomorrow',
  'next-working-day': 'tomorrow',
  'two-days': 'in 2 days',
  monday: 'monday',
  week: 'in 1 week',
} as const;

/** The instants that one may choose, each once, the soonest first. */
export function suggestedInstants(reckoning: Reckoning): Suggested[] {
  const { calendar, now } = reckoning;
  const today = dateOn(calendar, now);
  const isTomorrow = workingDayAfter(calendar, today, 1) === plus(today, 1);
  const passedOver = isTomorrow ? 'next-working-day' : 'tomorrow';
  const known = new Set<number>();
  return suggestions
    .filter(name => name !== passedOver)
    .flatMap(name => {
      const meant = instantMeant(typedAs[name], reckoning);
      if (!meant.ok || known.has(meant.at.getTime()) || (name === 'hours' && meant.isMoved)) return [];
      known.add(meant.at.getTime());
      return [{ name, at: meant.at }];
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
