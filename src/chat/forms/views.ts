import type { Language } from '../../ticket/words.ts';
import type { FieldId } from '../card-parts.ts';

export type FormField =
  | {
      id: FieldId;
      kind: 'text';
      multiline: boolean;
      label: string;
      placeholder: string;
      required: boolean;
      maxLength: number;
      value: string;
    }
  | {
      id: FieldId;
      kind: 'choice';
      label: string;
      placeholder: string;
      required: boolean;
      options: { value: string; label: string }[];
      value: string;
      /** It shows the first of many: the others are found while somebody types. */
      isPartly?: true;
    }
  | {
      id: FieldId;
      kind: 'date';
      label: string;
      required: boolean;
      /** `YYYY-MM-DD` */
      value: string;
    }
  /**
   * Files to go with the letter. Slack has a field for them; in Teams one chooses among those that one sent to the app.
   */
  | {
      id: FieldId;
      kind: 'files';
      label: string;
      hint: string;
      required: boolean;
      filesAtMost: number;
      offered: { value: string; label: string }[];
      /** Values of those that are chosen, joined by commas. */
      value: string;
    }
  /** What the customer wrote, to be read. */
  | { id: FieldId; kind: 'said'; who: string; when: string; text: string }
  /** A text to be read, under a line that says what it is. */
  | { id: FieldId; kind: 'shown'; title: string; text: string }
  /** Changes what stands in the form, or shows something beside it, with what was typed so far: see `Form.within`. */
  | { id: FieldId; kind: 'button'; label: string }
  /**
   * Searched while typing: what is chosen changes what stands in the form, see `Form.within`. In Slack choosing does it; a
   * client of Teams tells of no choice, so that a button stands beside it there.
   */
  | {
      id: FieldId;
      kind: 'search';
      label: string;
      placeholder: string;
      /** On Teams' button. */
      use: string;
      /** What is offered before anything is typed. */
      options: Option[];
    }
  /** A text that one press puts into the form. `value` says which it is. */
  | { id: FieldId; kind: 'offer'; title: string; text: string; use: string; value: string }
  /** A line to be read. */
  | { id: FieldId; kind: 'line'; text: string }
  /** A box to be ticked; its value is `yes` or ''. */
  | { id: FieldId; kind: 'box'; label: string; text: string; value: string };

/** One of those among which one chooses. */
export type Option = { value: string; label: string };

/** Fields that hold what was typed or chosen; the others only show something, or are pressed. */
export type FilledField = Extract<FormField, { value: string; label: string }>;

/** Whether it holds what was typed or chosen. */
export function isFilled(field: FormField): field is FilledField {
  switch (field.kind) {
    case 'text':
    case 'choice':
    case 'date':
    case 'files':
    case 'box':
      return true;
    case 'said':
    case 'shown':
    case 'button':
    case 'search':
    case 'offer':
    case 'line':
      return false;
    default:
      return field satisfies never;
  }
}

/** A form, as a Slack modal or a Teams dialog of the presser's own. */
export type FormView = {
  /** The list in which it was asked for, and to which it leads back. */
  list?: string | undefined;
  verb: string;
  ticket: number;
  nonce: string;
  version: number;
  language: Language;
  /** At most 24 characters: Slack's limit for a modal's title. */
  title: string;
  /** Which request it is for: a list may hold several; '' where it is for none. */
  about: string;
  /** What sending it does, in a sentence. */
  intro: string;
  /** What happened meanwhile, or what is wrong with the input; '' where nothing. */
  notice: string;
  fields: FormField[];
  /** What comes back with every press in it, and nobody sees: such as which saved replies were put in. */
  carried: Record<string, string>;
  submit: string;
  cancel: string;
};

/** What a form will do, to the letter, before it is done: the letter that goes, the deadlines that move. Confirming sends `inputs` back with step `confirm`. */
export type PreviewView = {
  /** The list in which it was asked for, and to which it leads back. */
  list?: string | undefined;
  verb: string;
  ticket: number;
  nonce: string;
  version: number;
  language: Language;
  title: string;
  intro: string;
  /** What one should look at before one goes on; '' where nothing. */
  notice: string;
  /** What stands above the text, label and value: to whom, about what. */
  head: { label: string; value: string }[];
  text: string;
  files: PreviewFiles;
  /** What happens beside the letter, below it: a line that says what it is, and its text. null: nothing does. */
  besides: { title: string; text: string } | null;
  /** A box that can be ticked: whether a letter is shown before it goes. null where that is not asked. */
  rule: { title: string; label: string; ticked: 'on' | 'off' } | null;
  inputs: Record<string, string>;
  /** '' while there is nothing to send yet. */
  send: string;
  back: string;
  cancel: string;
};

/** What goes with a letter. */
export type PreviewFiles = { name: string; size: string }[];
