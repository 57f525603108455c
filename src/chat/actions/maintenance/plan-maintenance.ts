import { upTo } from '../../../clip.ts';
import { isOutsideHours, planMaintenance as plan } from '../../../desk/maintenance/plan-maintenance.ts';
import { hoursInWords } from '../../../sla/hours-in-words.ts';
import type { KeptMaintenance } from '../../../store/maintenance/maintenances.ts';
import type { MaintenancePlan } from '../../../ticket/maintenance/maintenance.ts';
import { actorOf, languages } from '../../../ticket/words.ts';
import type { FormField } from '../../card.ts';
import { readable } from '../../readable.ts';
import type { AsideAsked, Fault, Inputs, Told } from '../action.ts';
import { aside } from '../aside.ts';
import { boxField, choiceField, dateField, lineField } from '../fields.ts';
import { offered } from '../offer.ts';
import { plannedMaintenance, whatAndWhen } from './planned.ts';
import { daysAtMost, spanShown, spanTyped } from './span-typed.ts';

const textLength = 600;
const timeLength = 10;

/** @property known null: it is planned anew */
type Subject = { known: KeptMaintenance | null; zone: string };

/** Work on a service that customers are told of: planned anew (the id is 0 then), or changed; first it is shown what they read. */
export const planMaintenance = aside<'plan-maintenance', Subject, MaintenancePlan>({
  about: 'maintenance',
  verb: 'plan-maintenance',
  label: ({ maintenance }, id) => (id === 0 ? maintenance.plan : maintenance.change),
  offered: () => offered,
  managersOnly: words => words.maintenance.managersOnly,
  find,
  form: { words: words => words.maintenance.form, known, fields },
  read,
  preview: async (_subject, input, asked) => {
    const { preview, isOutside } = asked.words.maintenance;
    const intro = preview.intro(...whatAndWhen(input, asked));
    const shown = languages.map(language => ({
      label: preview.ofText[language],
      value: readable(input.texts[language], textLength),
    }));
    return {
      title: preview.title,
      intro: isOutsideHours(asked.desk, input) ? `${intro} (${isOutside})` : intro,
      text: shown.map(({ label, value }) => `${label}\n\n${value}`).join('\n\n'),
      send: preview.save,
    };
  },
  carryOut: async (input, { known: before }, { desk, words, press, operator }) => {
    const by = { actor: actorOf(operator), origin: press.platform };
    const done = await plan(desk, { id: before?.id ?? 0, ...input }, by, before?.version ?? null);
    const { saved, refusals } = words.maintenance;
    if (done.ok) return { told: saved };
    if (done.reason === 'overtaken') return { overtaken: true };
    const says = refusals[done.reason];
    return done.reason === 'past' ? { fault: says } : { told: says, idle: true };
  },
});

async function find(asked: AsideAsked): Promise<{ found: Subject } | Told> {
  const { zone } = asked.desk.calendar.base;
  if (asked.press.ticket === 0) return { found: { known: null, zone } };
  const planned = await plannedMaintenance(asked);
  return 'found' in planned ? { found: { known: planned.found, zone } } : planned;
}

function known({ known: before, zone }: Subject): Inputs {
  if (!before) return {};
  const { service, texts } = before;
  return { service, ...spanShown(before, zone), italian: texts.it, english: texts.en };
}

function fields(typed: Inputs, asked: AsideAsked): FormField[] {
  const { desk, words, speech } = asked;
  const { form } = words.maintenance;
  const time = (id: 'begins' | 'ends') =>
    lineField(
      id,
      { label: form[id], placeholder: form.timePlaceholder },
      { required: true, maxLength: timeLength, value: typed[id] ?? '' },
    );
  const text = (id: 'italian' | 'english'): FormField => ({
    id,
    kind: 'text',
    multiline: true,
    label: form[id],
    placeholder: form[`${id}Placeholder`],
    required: true,
    maxLength: textLength,
    value: typed[id] ?? '',
  });
  return [
    choiceField(
      'service',
      { label: form.service, placeholder: words.fields.choose },
      {
        required: true,
        value: typed.service ?? '',
        options: desk.services.map(({ key, name }) => ({ value: key, label: name[speech.language] })),
      },
    ),
    dateField('from', form.from, typed.from ?? ''),
    time('begins'),
    dateField('to', form.to, typed.to ?? ''),
    time('ends'),
    text('italian'),
    text('english'),
    ...(isOutside(typed, asked) ? [boxField('outside', form.outside, form.outsideBox)] : []),
  ];
}

/** Asked for a second time once it is known. */
function isOutside(typed: Inputs, { desk }: Pick<AsideAsked, 'desk'>): boolean {
  const span = spanTyped(typed, desk.calendar.base.zone);
  return typeof span === 'object' && isOutsideHours(desk, span);
}

async function read(
  typed: Inputs,
  { known: before, zone }: Subject,
  asked: AsideAsked,
): Promise<{ input: MaintenancePlan } | Fault> {
  const { desk, words, speech } = asked;
  const { faults, outside } = words.maintenance;
  const { service = '' } = typed;
  const isKnown = desk.services.some(({ key }) => key === service) || before?.service === service;
  if (!isKnown) return { fault: faults.service };
  const span = spanTyped(typed, zone);
  if (span === 'tooLong') return { fault: faults.tooLong(daysAtMost) };
  if (typeof span === 'string') return { fault: faults[span] };
  const text = (field: string | undefined) => upTo((field ?? '').trim(), textLength);
  const texts = { it: text(typed.italian), en: text(typed.english) };
  if (texts.it === '' || texts.en === '') return { fault: faults.texts };
  if (isOutside(typed, asked) && typed.outside !== 'yes')
    return { fault: outside(hoursInWords(desk.calendar.base, speech.language)) };
  return { input: { service, ...span, texts } };
}
