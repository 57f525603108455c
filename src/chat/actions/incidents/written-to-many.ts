import { type Among, freeze } from '../../../desk/incidents/freeze.ts';
import { sendFrozen } from '../../../desk/incidents/send.ts';
import type { Incident, Texts } from '../../../ticket/incidents/incident.ts';
import { about, knownIncident, orderedBy, refusedInWords } from '../../incidents/known-incident.ts';
import type { Words } from '../../words/words.ts';
import type { AsideAction } from '../action.ts';
import { aside } from '../aside.ts';
import { allOf, countsNow, frozenIn, shownTo, textFields, textsIn, whatLacks } from './texts.ts';

type Writing<Verb extends string> = Pick<AsideAction<Verb>, 'verb' | 'label' | 'offered'> & {
  among: Among;
  title(words: Words): string;
};

/**
 * A button that writes to many of an incident: two texts, then the preview, in which the recipients are counted and stand
 * fast, and what is confirmed goes to those.
 */
export function writtenToMany<const Verb extends string>({
  among,
  title,
  ...given
}: Writing<Verb>): AsideAction<Verb> {
  return aside<Verb, Incident, Texts>({
    ...given,
    about: 'incident',
    managersOnly: words => words.incident.refusals['not-allowed'],
    find: knownIncident,
    form: {
      words: (words, incident) => ({
        ...words.incident.write.form,
        title: title(words),
        intro: about(incident, words.incident.write.form.intro, words),
      }),
      known: () => ({}),
      fields: async (typed, asked) => {
        const { words } = asked;
        const counts = await countsNow(asked, 'message', among);
        return textFields(typed, counts, words, (language, count) =>
          words.incident.write.text[language](count),
        );
      },
    },
    read: async (typed, incident, asked) => {
      const texts = textsIn(typed);
      if (asked.press.step === 'confirm') return { input: texts };
      const { closed, 'still-sending': sending } = asked.words.incident.refusals;
      if (incident.closedAt) return { fault: closed };
      if (incident.sending !== null) return { fault: sending };
      const lacks = whatLacks(texts, await countsNow(asked, 'message', among), asked.words);
      return lacks ?? { input: texts };
    },
    preview: async (incident, texts, asked) => {
      const { preview } = asked.words.incident.write;
      const frozen = await freeze(asked.desk, incident, { kind: 'message', texts, among }, asked.operator);
      const count = allOf(frozen);
      return {
        title: preview.title,
        intro: preview.intro(count),
        ...shownTo('incident', frozen, texts, preview.leftOut, asked),
        send: preview.send(count),
        keeps: { frozen: String(frozen.id) },
      };
    },
    carryOut: async (_, { id }, asked) => {
      const done = await sendFrozen(asked.desk, id, frozenIn(asked), 'message', orderedBy(asked));
      return done.ok
        ? { told: asked.words.incident.write.done, passing: true }
        : { fault: refusedInWords(done, asked.words) };
    },
  });
}
