import mustache from 'mustache';
import { clip } from '../../clip.ts';
import type { AnnouncementWriter } from '../../desk/maintenance/announcement.ts';
import type { MaintenancePlan } from '../../ticket/maintenance/maintenance.ts';
import type { Language } from '../../ticket/words.ts';
import { letterHtml } from './letter-html.ts';
import { maintenanceLetter } from './maintenance-letter.ts';

export type AnnouncementTemplates = Record<Language, { subject: string; body: string }>;

/** What such a letter can say, in the customer's language. */
type AnnouncementFacts = {
  deskName: string;
  phone: string;
  /** When somebody works, in words. */
  hours(language: Language): string;
  service(key: string, language: Language): string;
  /** "Saturday 5 December 2026, from 21:00 to 23:00 (CET)" */
  when(plan: MaintenancePlan, language: Language): string;
};

const subjectLength = 200;

/** Writes announcements from desk.yaml's template, or where it has none from our own. */
export function announcementWriter(
  templates: AnnouncementTemplates = maintenanceLetter,
  facts: AnnouncementFacts,
): AnnouncementWriter {
  const { deskName, phone, hours, service, when } = facts;
  return {
    from: deskName,
    write: (as, plan, language) => {
      const view = {
        maintenance: {
          service: service(plan.service, language),
          when: when(plan, language),
          planned: as === 'planned',
          changed: as === 'changed',
          cancelled: as === 'cancelled',
        },
        text: plan.texts[language],
        desk: { name: deskName, phone, hours: hours(language) },
      };
      const filled = (template: string) => mustache.render(template, view, {}, { escape: String });
      const body = filled(templates[language].body)
        .replace(/\n{3,}/g, '\n\n')
        .trim();
      return {
        subject: clip(filled(templates[language].subject).replace(/\s+/g, ' ').trim(), subjectLength),
        text: `${body}\n`,
        html: letterHtml(body, language, deskName, null),
      };
    },
  };
}
