import { DateTime } from 'luxon';
import { closureLine, closuresWithin } from '../../chat/clock/announcement.ts';
import { spanForCustomers } from '../../chat/maintenance/span-in-words.ts';
import type { Desk } from '../../desk/desk.ts';
import type { Company } from '../../ticket/companies/company.ts';
import { standingAt } from '../../ticket/maintenance/maintenance.ts';
import { serviceOf, uses } from '../../ticket/maintenance/service.ts';
import type { Language } from '../../ticket/words.ts';

/** What customers are to know beforehand, as their pages show it. */
export type Notices = {
  maintenances: { service: string; when: string; text: string; isOn: boolean }[];
  /** A sentence each: which days, when the desk opens again, and whom to call meanwhile. */
  closures: string[];
};

/** Closures are shown so long before. */
const closuresAheadDays = 60;

/**
 * Maintenance that goes on or is planned, and closures with whom to call in them: for the portal's first page, and the status page.
 *
 * @param whose of whom only what they use is shown; 'anybody': all of it
 * @param phone the desk's; '' where none is told
 */
export function noticesFor(
  { services, maintenance, calendar, clock }: Pick<Desk, 'services' | 'maintenance' | 'calendar' | 'clock'>,
  { language, phone, whose }: { language: Language; phone: string; whose: Company | null | 'anybody' },
): Notices {
  const now = clock();
  const { zone } = calendar.base;
  const day = (at: Date) => DateTime.fromJSDate(at, { zone }).toISODate() ?? '';
  const plans = maintenance
    .now()
    .filter(plan => standingAt(plan, now) !== 'over')
    .filter(plan => whose === 'anybody' || uses(serviceOf(services, plan.service), whose, day(plan.from)));
  return {
    maintenances: plans.map(plan => ({
      service: serviceOf(services, plan.service).name[language],
      when: spanForCustomers(language, zone, plan),
      text: plan.texts[language],
      isOn: standingAt(plan, now) === 'on',
    })),
    closures: closuresWithin(calendar.now(), now, closuresAheadDays).map(closure =>
      closureLine(calendar.now(), closure, phone, language, now),
    ),
  };
}
