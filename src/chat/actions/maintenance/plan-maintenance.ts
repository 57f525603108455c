import { upTo } from '../../../clip.ts';
import { isOutsideHours, planMaintenance as plan } from '../../../desk/maintenance/plan-maintenance.ts';
import { hoursInWords } from '../../../sla/hours-in-words.ts';
import { toldOf } from '../../../store/maintenance/announcements.ts';
import type { KeptMaintenance } from '../../../store/maintenance/maintenances.ts';
import type { AnnouncedTo } from '../../../ticket/maintenance/announcing.ts';
import type { MaintenancePlan } from '../../../ticket/maintenance/maintenance.ts';
import { actorOf, languages } from '../../../ticket/words.ts';
import type { FormField } from '../../card.ts';
import { readable } from '../../readable.ts';
import type { AsideAsked, Fault, Inputs, Told } from '../action.ts';
import { aside } from '../aside.ts';
import { boxField, choiceField, dateField, lineField } from '../fields.ts';
import { offered } from '../offer.ts';
import { announcedTo, frozenIn } from './announced-to.ts';
import { plannedMaintenance, whatAndWhen } from './planned.ts';
import { daysAtMost, spanShown, spanTyped } from './span-typed.ts';

const textLength = 600;
const timeLength = 10;

/** @property known null: it is planned anew @property told how many were told of it by mail */
type Subject = { known: KeptMaintenance | null; told: number; zone: string };
type Meant = { plan: MaintenancePlan; to: AnnouncedTo };

/** Work on a service that customers are told of: planned anew (the id is 0 then), or changed; first it is shown what they read. */
export const planMaintenance = aside<'plan-maintenance', Subject, Meant>({
  about: 'maintenance',
  verb: 'plan-maintenance',
  label: ({ maintenance }, id) => (id === 0 ? maintenance.plan : maintenance.change),
  offered: () => offered,
  managersOnly: words => words.maintenance.managersOnly,
  find,
  form: { words: words => words.maintenance.form, known, fields },
  read,
  preview,
  carryOut: async ({ plan: meant }, { known: before }, asked) => {
    const { desk, words, press, operator } = asked;
    const by = { actor: actorOf(operator), origin: press.platform };
    const announcement = frozenIn(asked);
    const looked = { was: before?.version ?? null, announcement };
    const done = await plan(desk, { id: before?.id ?? 0, ...meant }, by, looked);
    const { saved, savedAndSent, refusals } = words.maintenance;
    if (done.ok) return { told: announcement === null ? saved : savedAndSent };
    if (done.reason === 'overtaken') return before ? { overtaken: true } : { fault: refusals.overtaken };
    const says = refusals[done.reason];
    return done.reason === 'past' ? { fault: says } : { told: says, idle: true };
  },
});

async function preview({ known: before }: Subject, { plan: meant, to }: Meant, asked: AsideAsked) {
  const { preview: said, isOutside } = asked.words.maintenance;
  const what = said.intro(...whatAndWhen(meant, asked));
  const intro = isOutsideHours(asked.desk, meant) ? `${what} (${isOutside})` : what;
  const title = said.title;
  const texts = languages.map(
    language => `${said.ofText[language]}\n\n${readable(meant.texts[language], textLength)}`,
  );
  const unsent = { title, text: texts.join('\n\n'), send: said.save };
  if (to === 'nobody') return { ...unsent, intro };
  const { count, says, head, text, keeps } = await announcedTo({ before, plan: meant, to }, asked);
  const told = { intro: `${intro} ${says}`, head, keeps };
  return count === 0 ? { ...unsent, ...told } : { ...told, title, text, send: said.send(count) };
}

async function find(asked: AsideAsked): Promise<{ found: Subject } | Told> {
  const { zone } = asked.desk.calendar.base;
  if (asked.press.ticket === 0) return { found: { known: null, told: 0, zone } };
  const planned = await plannedMaintenance(asked);
  if ('told' in planned) return planned;
  const { size: told } = await toldOf(asked.desk.db, planned.found.id);
  return { found: { known: planned.found, told, zone } };
}

function known({ known: before, told, zone }: Subject): Inputs {
  if (!before) return { announce: 'concerned' };
  const { service, texts } = before;
  return {
    ...{ service, ...spanShown(before, zone), italian: texts.it, english: texts.en },
    announce: told > 0 ? 'told' : 'nobody',
  };
}

/** Who knows of it is told of each change: then not to tell anybody is not offered. */
function offeredTo(told: number): AnnouncedTo[] {
  return told > 0 ? ['told', 'concerned'] : ['concerned', 'nobody'];
}

async function fields(typed: Inputs, asked: AsideAsked): Promise<FormField[]> {
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
    choiceField(
      'announce',
      { label: form.announce, placeholder: words.fields.choose },
      {
        required: true,
        value: typed.announce ?? '',
        options: offeredTo(await toldSoFar(asked)).map(value => ({ value, label: form.whom[value] })),
      },
    ),
    ...(isOutside(typed, asked) ? [boxField('outside', form.outside, form.outsideBox)] : []),
  ];
}

async function toldSoFar(asked: AsideAsked): Promise<number> {
  const known = await find(asked);
  return 'found' in known ? known.found.told : 0;
}

/** Asked for a second time once it is known. */
function isOutside(typed: Inputs, { desk }: Pick<AsideAsked, 'desk'>): boolean {
  const span = spanTyped(typed, desk.calendar.base.zone);
  return typeof span === 'object' && isOutsideHours(desk, span);
}

async function read(
  typed: Inputs,
  { known: before, told, zone }: Subject,
  asked: AsideAsked,
): Promise<{ input: Meant } | Fault> {
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
  const to = offeredTo(told).find(each => each === typed.announce);
  if (!to) return { fault: faults.announce };
  return { input: { plan: { service, ...span, texts }, to } };
}
