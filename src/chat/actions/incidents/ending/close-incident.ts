import { freeze } from '../../../../desk/incidents/freeze.ts';
import { orderIncident } from '../../../../desk/incidents/order-incident.ts';
import { sendFrozen } from '../../../../desk/incidents/send.ts';
import { membersOf } from '../../../../store/incidents/members.ts';
import type { Incident, Texts } from '../../../../ticket/incidents/incident.ts';
import type { PreviewView } from '../../../card.ts';
import { about, knownIncident, notClosedInWords, orderedBy } from '../../../incidents/known-incident.ts';
import type { AsideAsked, Inputs } from '../../action.ts';
import { aside } from '../../aside.ts';
import { close } from '../../closing/close.ts';
import { choiceField } from '../../fields.ts';
import { offered } from '../../offer.ts';
import { allOf, countsNow, frozenIn, shownTo, textFields, textsIn, whatLacks } from '../texts.ts';

/** `none`: its requests stay as they are. */
type Closing = { which: 'all' | 'none'; texts: Texts };

/** An incident is over; those of its requests that can be are closed with it, if whoever closes it wants that. */
export const closeIncident = aside({
  about: 'incident',
  verb: 'close-incident',
  label: words => words.incident.close.label,
  offered: id => (id === 0 ? null : offered),
  managersOnly: words => words.incident.refusals['not-allowed'],
  find: knownIncident,
  form: {
    words: (words, incident) => {
      const { form } = words.incident.close;
      return { ...form, intro: about(incident, form.intro, words) };
    },
    known: () => ({}),
    fields,
  },
  read: async (typed, incident: Incident, asked) => {
    const input: Closing = { which: typed.which === 'all' ? 'all' : 'none', texts: textsIn(typed) };
    if (asked.press.step === 'confirm') return { input };
    const { closed, 'still-sending': sending } = asked.words.incident.refusals;
    if (incident.closedAt) return { fault: closed };
    if (incident.sending !== null) return { fault: sending };
    if (input.which === 'none') return { input };
    return whatLacks(input.texts, await countsNow(asked, 'closing', 'all'), asked.words) ?? { input };
  },
  preview,
  carryOut: async ({ which }, { id }, asked) => {
    const { desk, words } = asked;
    const by = orderedBy(asked);
    const done =
      which === 'all'
        ? await sendFrozen(desk, id, frozenIn(asked), 'closing', by)
        : await orderIncident(desk, id, { type: 'close', broadcast: null }, by);
    if (!done.ok) return { fault: notClosedInWords(done, words) };
    return which === 'all'
      ? { told: words.incident.close.doneAll, passing: true }
      : { told: words.incident.close.done };
  },
});

async function fields(typed: Inputs, asked: AsideAsked) {
  const { words } = asked;
  const { close } = words.incident;
  const counts = await countsNow(asked, 'closing', 'all');
  const count = counts.it + counts.en;
  const options = [
    ...(count > 0 ? [{ value: 'all', label: close.all(count) }] : []),
    { value: 'none', label: close.none },
  ];
  const texts = textFields(typed, counts, words, (language, each) => close.textFor[language](each));
  return [
    choiceField(
      'which',
      { label: close.which, placeholder: words.fields.choose },
      { required: true, value: typed.which ?? options[0]?.value ?? 'none', options },
    ),
    ...(count > 0 ? texts : []),
  ];
}

async function preview(
  incident: Incident,
  { which, texts }: Closing,
  asked: AsideAsked,
): Promise<Pick<PreviewView, 'title' | 'intro' | 'text' | 'send' | 'head'> & { keeps: Inputs }> {
  const { desk, words, operator } = asked;
  const said = words.incident.close.preview;
  if (which === 'none') {
    const { open } = await membersOf(desk.db, incident.id);
    return { title: said.title, intro: said.alone(open), head: [], text: '', send: said.send, keeps: {} };
  }
  const frozen = await freeze(desk, incident, { kind: 'closing', texts, among: 'all' }, operator);
  return {
    title: said.title,
    intro: said.all(allOf(frozen)),
    ...shownTo(close.letter.kind, frozen, texts, said.stay, asked),
    send: said.send,
    keeps: { frozen: String(frozen.id) },
  };
}
