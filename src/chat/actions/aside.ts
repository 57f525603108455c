import { findDraft, saveDraft } from '../../store/mail/drafts.ts';
import type { ButtonPress } from '../button-press.ts';
import type { PressAnswer } from '../card.ts';
import { anew, isOvertaken, standing } from '../forms/as-known.ts';
import { formMark } from '../repeats/first-pressed.ts';
import { toldOnce } from '../repeats/told-once.ts';
import type { Words } from '../words/words.ts';
import type { AsideAction, AsideAsked, Fault, Inputs, Told } from './action.ts';
import { type Form, formView, previewView, type Shown } from './aside-views.ts';

/** @returns `keeps`: what the press that confirms it bears, beside the draft */
type Preview<Subject, Input> = (
  subject: Subject,
  input: Input,
  asked: AsideAsked,
) => Promise<Shown & { keeps?: Inputs }>;

/** What a button that is not about a ticket does, and how. `Subject` is what it is about, `Input` what is read out of its form. */
type Aside<Verb extends string, Subject, Input> = Pick<
  AsideAction<Verb>,
  'about' | 'verb' | 'label' | 'offered'
> & {
  /** What those are told who are no managers; null: anybody may. */
  managersOnly: ((words: Words) => string) | null;
  /** What it is about, as it is now; or why nothing can be done with it any more. */
  find(asked: AsideAsked): Promise<{ found: Subject } | Told>;
  /** What is filled in first; null where there is nothing to say. */
  form: Form<Subject> | null;
  /** @returns what the form says, or what is wrong with it */
  read(typed: Inputs, subject: Subject, asked: AsideAsked): Promise<{ input: Input } | Fault>;
  /** What it will do, shown before it is done; null where that is plain. */
  preview: Preview<Subject, Input> | null;
  /** @returns `overtaken`: under the lock it was seen that somebody else changed it after `subject` was read */
  carryOut(input: Input, subject: Subject, asked: AsideAsked): Promise<Told | Fault | { overtaken: true }>;
};

/**
 * A button about something else than a ticket; most are for managers. Its press goes the same way as any other: may they, is it
 * there still, the form, what it will do, the deed, the line that says so.
 */
export function aside<const Verb extends string, Subject, Input>(
  given: Aside<Verb, Subject, Input>,
): AsideAction<Verb> {
  const { about, verb, label, offered } = given;
  return {
    about,
    verb,
    label,
    offered,
    opensWindow: given.form !== null || given.preview !== null,
    search: null,
    answer: async asked => {
      const { desk, words, operator, press } = asked;
      if (given.managersOnly && operator.role === 'operator')
        return { kind: 'told', line: given.managersOnly(words), undone: true };
      const answered = isCarriedOut(given, press)
        ? await toldOnce(desk, { press, operator, before: null }, () => answer(given, asked))
        : await answer(given, asked);
      if ('told' in answered)
        return { kind: 'told', line: answered.told, ...(answered.idle ? { undone: true } : {}) };
      return 'fault' in answered ? { kind: 'told', line: answered.fault, undone: true } : answered;
    },
  };
}

/** Whether this press does it, rather than asking for the form, or for what it will do. */
function isCarriedOut(
  { form, preview }: { form: unknown; preview: unknown },
  { step }: ButtonPress,
): boolean {
  if (preview) return step === 'confirm';
  return form ? step === 'submit' : true;
}

/** @returns what is shown; or the line that says what became of it, where it was done, or cannot be */
async function answer<Subject, Input>(
  given: Aside<string, Subject, Input>,
  asked: AsideAsked,
): Promise<PressAnswer | Told | Fault> {
  const { form, preview, verb } = given;
  const { desk, press, operator, words } = asked;
  const known = await given.find(asked);
  if ('told' in known) return { ...known, idle: true };
  const subject = known.found;
  const typed = await typedSoFar(form, subject, asked);
  const faulty = async ({ fault }: Fault): Promise<PressAnswer | Fault> =>
    form ? { kind: 'form', form: await formView(verb, form, subject, typed, fault, asked) } : { fault };

  const isSent = press.step === 'submit' || (press.step === 'confirm' && preview !== null);
  if (form && !isSent) return await faulty({ fault: '' });
  if (form && isOvertaken(form, subject, typed)) {
    const notice = words.staleFacts(await standing(form, subject, asked));
    return { kind: 'form', form: await formView(verb, form, subject, anew(typed), notice, asked) };
  }
  const read = await given.read(typed, subject, asked);
  if ('fault' in read) return await faulty(read);
  if (preview && press.step !== 'confirm') {
    const { keeps = {}, ...shown } = await preview(subject, read.input, asked);
    const draft = form ? await saveDraft(desk.db, operator.id, typed, desk.clock()) : '';
    const inputs = { ...keeps, ...(form ? formMark(typed) : {}), draft };
    return { kind: 'preview', preview: previewView(verb, shown, inputs, asked) };
  }
  const done = await given.carryOut(read.input, subject, asked);
  // It is found anew as it is now, and its form is opened again with that.
  if ('overtaken' in done) return await answer(given, asked);
  return 'fault' in done ? await faulty(done) : done;
}

/** What was typed, now or in the draft that is being looked at; at first what is known. */
async function typedSoFar<Subject>(
  form: Form<Subject> | null,
  subject: Subject,
  { desk, press, operator }: AsideAsked,
): Promise<Inputs> {
  if (press.inputs.draft) return (await findDraft(desk.db, press.inputs.draft, operator.id)) ?? {};
  if (!form) return press.inputs;
  // What a client leaves out of a form that it sends stays as it was.
  return press.step === 'press'
    ? { ...press.inputs, ...form.known(subject) }
    : { ...form.known(subject), ...press.inputs };
}
