import { DateTime } from 'luxon';
import { announcement } from '../../chat/clock/announcement.ts';
import { deadlineInWords } from '../../chat/in-words/deadline-in-words.ts';
import { maintenanceLines } from '../../chat/maintenance/maintenance-line.ts';
import { wordsIn } from '../../chat/words/words.ts';
import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { ratingLinks } from '../../desk/portal/rating-links.ts';
import { requestLink } from '../../desk/portal/request-links.ts';
import { termsOf } from '../../desk/terms.ts';
import { letterWriter } from '../../mail/letters/letter-writer.ts';
import { hoursInWords } from '../../sla/hours-in-words.ts';
import { inSeconds } from '../../sla/working-length.ts';
import { promisedDeadlines } from '../../ticket/clock/deadlines.ts';
import { agreedFor, type Terms } from '../../ticket/clock/terms.ts';
import type { Language } from '../../ticket/words.ts';

/** How the desk writes to customers: the letters of desk.yaml, and what stands in their places. */
export function lettersOf(
  { policy, http: { publicUrl } }: Pick<Config, 'policy' | 'http'>,
  {
    clock,
    calendar,
    policy: promised,
    companies,
    ...planned
  }: Pick<Desk, 'clock' | 'calendar' | 'policy' | 'companies' | 'services' | 'maintenance'>,
  secret: string,
): Desk['letters'] {
  const terms = (): Terms => termsOf({ policy: promised, calendar, companies });
  const reopenSeconds = inSeconds(policy.calendar, policy.reopenWithin);
  const instant = (at: Date, language: Language) =>
    DateTime.fromJSDate(at, { zone: policy.calendar.zone })
      .setLocale(wordsIn(language).locale)
      .toFormat(language === 'it' ? "cccc d LLLL yyyy, 'ore' H:mm" : 'cccc d LLLL yyyy, H:mm');
  return letterWriter(policy.letters, {
    deskName: policy.desk.name,
    phone: policy.desk.phone,
    hours: ticket => hoursInWords(agreedFor(ticket, terms()).calendar, ticket.language),
    reopenDays: Math.round(reopenSeconds / policy.calendar.workingDaySeconds),
    catalogue: promised.catalogue,
    instant,
    promise: ticket => {
      const { resolve } = promisedDeadlines(ticket, terms());
      if (!resolve?.due) return { by: '', why: '' };
      return {
        by: instant(resolve.due, ticket.language),
        why: deadlineInWords(resolve, ticket.language, clock()).join(' '),
      };
    },
    announcement: ticket =>
      [
        announcement(calendar.now(), policy.desk.phone, ticket.language, clock()),
        maintenanceLines({ ...planned, companies }, policy.calendar.zone, ticket, clock()),
      ]
        .filter(Boolean)
        .join('\n\n'),
    ...(policy.portal
      ? {
          portal: {
            request: ticket => requestLink(ticket, publicUrl, secret),
            rating: ticket =>
              ticket.fromMachine || ticket.fromBacklog ? null : ratingLinks(ticket, publicUrl, secret),
          },
        }
      : {}),
  });
}
