import { DateTime } from 'luxon';
import { announcement } from '../../chat/clock/announcement.ts';
import { deadlineInWords } from '../../chat/in-words/deadline-in-words.ts';
import { maintenanceLines } from '../../chat/maintenance/maintenance-line.ts';
import { spanForCustomers } from '../../chat/maintenance/span-in-words.ts';
import { wordsIn } from '../../chat/words/words.ts';
import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { ratingLinks } from '../../desk/portal/rating-links.ts';
import { requestLink } from '../../desk/portal/request-links.ts';
import { termsOf } from '../../desk/terms.ts';
import { announcementWriter } from '../../mail/letters/announcement-writer.ts';
import { letterWriter } from '../../mail/letters/letter-writer.ts';
import { hoursInWords } from '../../sla/hours-in-words.ts';
import { inSeconds } from '../../sla/working-length.ts';
import { promisedDeadlines } from '../../ticket/clock/deadlines.ts';
import { agreedFor, type Terms } from '../../ticket/clock/terms.ts';
import { serviceOf } from '../../ticket/maintenance/service.ts';
import type { Language } from '../../ticket/words.ts';

/** How the desk writes to customers: one by one, and to many. */
export function writersOf(
  config: Pick<Config, 'policy' | 'securityKey' | 'http'>,
  live: Parameters<typeof lettersOf>[1],
  secret: string,
): Pick<Desk, 'letters' | 'announcements'> {
  return { letters: lettersOf(config, live, secret), announcements: announcementsOf(config) };
}

/** The letters of desk.yaml, and what stands in their places. */
function lettersOf(
  { policy, securityKey, http: { publicUrl } }: Pick<Config, 'policy' | 'securityKey' | 'http'>,
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
    security: {
      contact: (policy.security?.contact ?? []).map(uri => uri.replace(/^mailto:/, '')).join(', '),
      key: securityKey?.name ?? '',
    },
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

/** How many are told of maintenance by mail. */
function announcementsOf({ policy }: Pick<Config, 'policy'>): Desk['announcements'] {
  const { desk, letters, calendar, services } = policy;
  return announcementWriter(letters.maintenance, {
    deskName: desk.name,
    phone: desk.phone,
    hours: language => hoursInWords(calendar, language),
    service: (key, language) => serviceOf(services, key).name[language],
    when: (plan, language) => spanForCustomers(language, calendar.zone, plan),
  });
}
