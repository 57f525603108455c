import type { AnnouncedAs, AnnouncedLetter } from '../../ticket/maintenance/announcing.ts';
import type { MaintenancePlan } from '../../ticket/maintenance/maintenance.ts';
import type { Language } from '../../ticket/words.ts';

/** Writes what customers are told of a maintenance by mail. Pure: what a preview shows is what goes. */
export interface AnnouncementWriter {
  /** The desk's name, as whose the letters come. */
  from: string;
  write(as: AnnouncedAs, plan: MaintenancePlan, language: Language): AnnouncedLetter;
}
