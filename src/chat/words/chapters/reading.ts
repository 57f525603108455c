import type { ReadingEvent } from '../../../ticket/chapters/reading.ts';
import { readableLine } from '../../readable.ts';
import type { ActionWords, Lines } from '../chapter.ts';

/** Who read what customers wrote. */
export const readingActions = {
  open: { label: { it: 'Leggi tutto', en: 'Open' } },
} satisfies Record<string, ActionWords>;

export const readingLines: Lines<ReadingEvent> = {
  'conversation-opened': ({ reason }, who) => ({
    it: `${who} ha aperto la conversazione${reason ? `: «${readableLine(reason, 200)}»` : '.'}`,
    en: `${who} opened the conversation${reason ? `: “${readableLine(reason, 200)}”` : '.'}`,
  }),
  'attachment-opened': ({ name }, who) => {
    const file = readableLine(name, 80);
    return { it: `${who} ha aperto l’allegato ${file}.`, en: `${who} opened the attachment ${file}.` };
  },
};
