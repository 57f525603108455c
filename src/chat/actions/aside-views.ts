import type { FormField, FormView, PreviewView } from '../card.ts';
import { digestOfKnown } from '../forms/as-known.ts';
import { formMark } from '../repeats/first-pressed.ts';
import type { Words } from '../words/words.ts';
import type { AsideAsked, Inputs } from './action.ts';

/** What is filled in before it is done. */
export type Form<Subject> = {
  words(words: Words, subject: Subject): Pick<FormView, 'title' | 'intro' | 'submit'>;
  /** What is known at first. */
  known(subject: Subject): Inputs;
  /** What is known and stands in no field, in words; of a form that was overtaken it is said with the fields. */
  stands?: (subject: Subject, asked: AsideAsked) => string;
  /** @param typed what was typed so far, at first what is known */
  fields(typed: Inputs, asked: AsideAsked): FormField[] | Promise<FormField[]>;
};

/** @property head what stands above the text */
export type Shown = Pick<PreviewView, 'title' | 'intro' | 'text' | 'send'> &
  Partial<Pick<PreviewView, 'head'>>;

/** The form of a button that is not about a ticket, with what was typed so far. @param notice what is wrong with it */
export async function formView<Subject>(
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
    carried: formMark(press.inputs, { asKnown: typed.asKnown || digestOfKnown(form, subject) }),
    submit,
    cancel: words.cancel,
  };
}

/** What it will do, before it is done. */
export function previewView(
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
    besides: null,
    rule: null,
    inputs,
    back: words.preview.back,
    cancel: words.cancel,
    ...shown,
  };
}
