import { findDraft, saveDraft } from '../../store/mail/drafts.ts';
import type { FormField, FormView, PressAnswer, PreviewView } from '../card.ts';
import type { Words } from '../words/words.ts';
import type { AsideAction, AsideAsked, Fault, Inputs } from './action.ts';

/** Done, or nothing to do any more: what the presser is told. */
type Told = { told: string };

type Form<Subject> = {
  words(words: Words, subject: Subject): Pick<FormView, 'title' | 'intro' | 'submit'>;
  /** What is known at first. */
  known(subject: Subject): Inputs;
  /** @param typed what was typed so far, at first what is known */
  fields(typed: Inputs, asked: AsideAsked): FormField[] | Promise<FormField[]>;
};

/** @returns `keeps`: what the press that confirms it bears, beside the draft */
type Preview<Subject, Input> = (
  subject: Subject,
  input: Input,
  asked: AsideAsked,
) => Promise<Shown & { keeps?: Inputs }>;

/** @property head what stands above the text */
type Shown = Pick<PreviewView, 'title' | 'intro' | 'text' | 'send'> & Partial<Pick<PreviewView, 'head'>>;

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
  carryOut(input: Input, subject: Subject, asked: AsideAsked): Promise<Told | Fault>;
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
      const { words, operator } = asked;
      if (given.managersOnly && operator.role === 'operator')
        return { kind: 'told', line: given.managersOnly(words) };
      const answered = await given.find(asked);
      return 'told' in answered
        ? { kind: 'told', line: answered.told }
        : await answer(given, answered.found, asked);
    },
  };
}

async function answer<Subject, Input>(
  given: Aside<string, Subject, Input>,
  subject: Subject,
  asked: AsideAsked,
): Promise<PressAnswer> {
  const { form, preview, verb } = given;
  const { desk, press, operator } = asked;
  const typed = await typedSoFar(form, subject, asked);
  const faulty = async ({ fault }: Fault): Promise<PressAnswer> =>
    form
      ? { kind: 'form', form: await formView(verb, form, subject, typed, fault, asked) }
      : { kind: 'told', line: fault };

  const isSent = press.step === 'submit' || (press.step === 'confirm' && preview !== null);
  if (form && !isSent) return await faulty({ fault: '' });
  const read = await given.read(typed, subject, asked);
  if ('fault' in read) return await faulty(read);
  if (preview && press.step !== 'confirm') {
    const { keeps = {}, ...shown } = await preview(subject, read.input, asked);
    const draft = form ? await saveDraft(desk.db, operator.id, typed, desk.clock()) : '';
    return { kind: 'preview', preview: previewView(verb, shown, { ...keeps, draft }, asked) };
  }
  const done = await given.carryOut(read.input, subject, asked);
  return 'fault' in done ? await faulty(done) : { kind: 'told', line: done.told };
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

async function formView<Subject>(
  verb: string,
  form: Form<Subject>,
  subject: Subject,
  typed: Inputs,
  notice: string,
  asked: AsideAsked,
): Promise<FormView> {
  const { press, speech, words } = asked;
  const { title, intro, submit } = form.words(words, subject);
  return {
    verb,
    ticket: press.ticket,
    nonce: press.nonce,
    version: 0,
    language: speech.language,
    title,
    about: '',
    intro,
    notice,
    fields: await form.fields(typed, asked),
    carried: {},
    submit,
    cancel: words.cancel,
  };
}

function previewView(
  verb: string,
  shown: Shown,
  inputs: Inputs,
  { press, speech, words }: AsideAsked,
): PreviewView {
  return {
    verb,
    ticket: press.ticket,
    nonce: press.nonce,
    version: 0,
    language: speech.language,
    notice: '',
    head: [],
    files: [],
    rule: null,
    inputs,
    back: words.preview.back,
    cancel: words.cancel,
    ...shown,
  };
}
