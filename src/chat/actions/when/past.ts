import type { Desk } from '../../../desk/desk.ts';
import type { FormField, Option } from '../../card.ts';
import { instantInWords, type Speech } from '../../say.ts';
import { agoMeant } from '../../when/called-at.ts';
import type { Words } from '../../words/words.ts';
import type { Fault, Inputs } from '../action.ts';
import { choiceField, lineField } from '../fields.ts';

type Asking = { desk: Desk; speech: Speech; words: Words };

const typedAtMost = 80;
/** Of the choice: what was typed is not meant; it is asked for again. */
const again = 'again';
const now = 'now';

/**
 * An instant that is over: chosen, or typed, and then shown as it was understood, to be confirmed. A term of the law hangs on it.
 *
 * @param label what is asked
 * @param known instants that are likely, the likeliest first
 */
export function pastFields(typed: Inputs, asking: Asking, label: string, known: Option[]): FormField[] {
  const { words, speech } = asking;
  const options = [...known, { value: now, label: words.when.now }];
  const meant = understood(typed, asking) ?? confirmed(typed);
  if (meant) {
    const value = meant.toISOString();
    const shown = `${words.when.asTyped} · ${instantInWords(speech, meant)}`;
    return [
      choiceField(
        'meant',
        { label, placeholder: words.when.choose },
        {
          required: true,
          value,
          options: [{ value, label: shown }, ...options, { value: again, label: words.when.again }],
        },
      ),
    ];
  }
  return [
    choiceField(
      'when',
      { label, placeholder: words.when.choose },
      { required: true, value: options[0]?.value ?? '', options },
    ),
    lineField(
      'moment',
      { label: words.when.typed, placeholder: words.when.pastExample },
      { required: false, maxLength: typedAtMost, value: '' },
    ),
  ];
}

/** The instant that the form gives; or what is said above it, and it is shown again. */
export function pastIn(inputs: Inputs, { desk, speech, words }: Asking): { at: Date } | Fault {
  const typed = (inputs.moment ?? '').trim();
  if (typed !== '') {
    const meant = agoMeant(typed, desk.calendar.now(), desk.clock());
    if (!meant.ok) return { fault: words.byHand.faults[meant.fault] };
    return { fault: words.when.understood(instantInWords(speech, meant.at)) };
  }
  const chosen = inputs.meant ?? inputs.when ?? '';
  if (chosen === again) return { fault: '' };
  if (chosen === now) return { at: desk.clock() };
  const at = new Date(chosen);
  return Number.isNaN(at.getTime()) ? { fault: words.when.faults.empty } : { at };
}

function understood({ moment = '' }: Inputs, { desk }: Asking): Date | null {
  if (moment.trim() === '') return null;
  const meant = agoMeant(moment, desk.calendar.now(), desk.clock());
  return meant.ok ? meant.at : null;
}

function confirmed({ meant = '' }: Inputs): Date | null {
  const at = new Date(meant);
  return Number.isNaN(at.getTime()) ? null : at;
}
