import type { NotesEvent } from '../../../ticket/chapters/notes.ts';
import { readable, readableLine } from '../../readable.ts';
import type { ActionWords, Lines } from '../chapter.ts';
import { namesLeft } from '../from-chat.ts';

/** What operators note for each other. */
export const notesActions = {
  note: {
    label: { it: 'Nota interna', en: 'Internal note' },
    form: {
      title: { it: 'Nota interna', en: 'Internal note' },
      intro: {
        it: 'La leggono solo i colleghi, nella discussione e nella conversazione.',
        en: 'Only colleagues read it, in the thread and in the conversation.',
      },
      label: { it: 'Nota', en: 'Note' },
      placeholder: { it: 'Che cosa deve sapere un collega?', en: 'What should a colleague know?' },
      submit: { it: 'Salva la nota', en: 'Save note' },
    },
    done: { it: 'Nota salvata.', en: 'Note saved.' },
  },
} satisfies Record<string, ActionWords>;

export const notesLines: Lines<NotesEvent> = {
  'note-added': ({ text, kept }, who) => {
    const note = readable(text, 2000);
    const by = readableLine(kept?.by ?? '', 80);
    const stayed = namesLeft(kept?.left ?? []);
    if (by)
      return {
        it: `Nota di ${by}, salvata da ${who}: ${note}${stayed.it}`,
        en: `Note by ${by}, kept by ${who}: ${note}${stayed.en}`,
      };
    return { it: `Nota di ${who}: ${note}`, en: `Note by ${who}: ${note}` };
  },
};
