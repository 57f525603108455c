import { DateTime } from 'luxon';
import type { Desk } from '../../desk/desk.ts';
import { standingAt } from '../../ticket/maintenance/maintenance.ts';
import { serviceOf, uses } from '../../ticket/maintenance/service.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { eachLanguage } from '../words/in-both.ts';
import { maintenanceForCustomers } from '../words/maintenance/maintenance.ts';
import { spanForCustomers } from './span-in-words.ts';

/** Customers read of it in every letter from so many days before it. */
const announcedDays = 14;

const said = eachLanguage(maintenanceForCustomers);

/**
 * What stands at the end of a letter about maintenance that goes on, or comes within two weeks: only of what this customer uses, as
 * far as that is known. @returns '' in ordinary times
 */
export function maintenanceLines(
  { services, maintenance, companies }: Pick<Desk, 'services' | 'maintenance' | 'companies'>,
  zone: string,
  { company, language }: Pick<Ticket, 'company' | 'language'>,
  now: Date,
): string {
  const theirs = company === null ? null : (companies.now().byKey.get(company) ?? null);
  const until = DateTime.fromJSDate(now, { zone }).plus({ days: announcedDays }).toJSDate();
  return maintenance
    .now()
    .filter(plan => plan.from <= until && standingAt(plan, now) !== 'over')
    .filter(plan => uses(serviceOf(services, plan.service), theirs, dayOf(plan.from, zone)))
    .map(plan => {
      const { on, ahead } = said[language];
      const { name } = serviceOf(services, plan.service);
      const say = standingAt(plan, now) === 'on' ? on : ahead;
      return say(name[language], spanForCustomers(language, zone, plan), plan.texts[language]);
    })
    .join('\n\n');
}

function dayOf(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toISODate() ?? '';
}
