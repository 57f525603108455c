import { freeze } from '../../../../desk/incidents/freeze.ts';
import { sendFrozen } from '../../../../desk/incidents/send.ts';
import type { Incident, Texts } from '../../../../ticket/incidents/incident.ts';
import { about, knownIncident, notClosedInWords, orderedBy } from '../../../incidents/known-incident.ts';
import { aside } from '../../aside.ts';
import { close } from '../../closing/close.ts';
import { offered } from '../../offer.ts';
import { allOf, countsNow, frozenIn, shownTo, textFields, textsIn, whatLacks } from '../texts.ts';

/** The requests of a closed incident that are open still are closed together: its closing was stopped, or they stayed open. */
export const closeRest = aside({
  about: 'incident',
  verb: 'close-rest',
  label: words => words.incident.close.rest.label,
  offered: id => (id === 0 ? null : offered),
  managersOnly: words => words.incident.refusals['not-allowed'],
  find: knownIncident,
  form: {
    words: (words, incident) => {
      const { form } = words.incident.close.rest;
      return { ...form, intro: about(incident, form.intro, words) };
    },
    known: () => ({}),
    fields: async (typed, asked) => {
      const { close } = asked.words.incident;
      const counts = await countsNow(asked, 'closing', 'all');
      return textFields(typed, counts, asked.words, (language, each) => close.textFor[language](each));
    },
  },
  read: async (typed, incident: Incident, asked) => {
    const texts = textsIn(typed);
    if (asked.press.step === 'confirm') return { input: texts };
    const { refusals, close } = asked.words.incident;
    if (incident.sending !== null) return { fault: refusals['still-sending'] };
    const counts = await countsNow(asked, 'closing', 'all');
    if (counts.it + counts.en === 0) return { fault: close.rest.none };
    return whatLacks(texts, counts, asked.words) ?? { input: texts };
  },
  preview: async (incident, texts: Texts, asked) => {
    const { preview, rest } = asked.words.incident.close;
    const message = { kind: 'closing' as const, texts, among: 'all' as const };
    const frozen = await freeze(asked.desk, incident, message, asked.operator);
    return {
      title: rest.form.title,
      intro: rest.preview(allOf(frozen)),
      ...shownTo(close.letter.kind, frozen, texts, preview.stay, asked),
      send: preview.send,
      keeps: { frozen: String(frozen.id) },
    };
  },
  carryOut: async (_, { id }, asked) => {
    const done = await sendFrozen(asked.desk, id, frozenIn(asked), 'closing', orderedBy(asked));
    return done.ok
      ? { told: asked.words.incident.close.rest.done, passing: true }
      : { fault: notClosedInWords(done, asked.words) };
  },
});
