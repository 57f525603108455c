import type { LanguageEvent } from '../../../ticket/chapters/language.ts';
import type { ActionWords, Lines } from '../chapter.ts';
import { request } from '../request/request.ts';

/** In which language the customer is written to. */
export const languageActions = {
  language: {
    label: { it: 'Cambia lingua', en: 'Change language' },
    form: {
      title: { it: 'Cambia lingua', en: 'Change language' },
      intro: {
        it: 'Da ora in poi il cliente riceve email in questa lingua.',
        en: 'From now on the customer gets emails in this language.',
      },
      submit: { it: 'Cambia', en: 'Change' },
    },
    done: { it: 'Lingua cambiata.', en: 'Language changed.' },
  },
} satisfies Record<string, ActionWords>;

export const languageLines: Lines<LanguageEvent> = {
  'language-changed': ({ language }, who, actor) => {
    const { it, en } = request.language[language];
    if (actor.kind === 'customer')
      return { it: `${who} ha scelto la lingua: ${it}.`, en: `${who} chose their language: ${en}.` };
    return {
      it: `${who} ha cambiato la lingua del cliente: ${it}.`,
      en: `${who} changed the customer’s language to ${en}.`,
    };
  },
};
