import type { Desk } from '../../../desk/desk.ts';
import type { FormField, Option } from '../../card.ts';
import { instantInWords, type Speech } from '../../say.ts';
import { endMeant } from '../../when/end-meant.ts';
import type { Meant } from '../../when/instant-meant.ts';
import { suggestedInstants } from '../../when/suggested.ts';
import type { Words } from '../../words/words.ts';
import type { Fault, Inputs } from '../action.ts';
import { choiceField, lineField } from '../fields.ts';

/**
 * In which form an instant is asked for, and of what kind it must be.
 *
 * @property mustWork one at which the desk works
 * @property label what is asked; left out: when
 * @property others what can be chosen beside an instant
 * @property begins of an end: when that begins which it ends; left out, or null: now
 */
type Asking = {
  desk: Desk;
  speech: Speech;
  words: Words;
  mustWork: boolean;
  label?: string;
  begins?: Date | null;
  others?: Option[];
};

const typedAtMost = 80;
/** Of the choice: what was typed is not meant; it is asked for again. */
const again = 'again';

/**
 * One chooses among the usual instants, each said with its date, or types another. What was typed is shown as it was
 * understood, as the first of the choices, and nothing is done before that is confirmed.
 *
 * @param typed what was filled in so far
 */
export function momentFields(typed: Inputs, asking: Asking): FormField[] {
  const { words, speech } = asking;
  const options = [...usual(asking), ...(asking.others ?? [])];
  const meant = understood(typed, asking) ?? confirmed(typed);
  const choice = (id: 'when' | 'meant', value: string, all: typeof options) =>
    choiceField(
      id,
      { label: asking.label ?? words.when.choice, placeholder: words.when.choose },
      { required: id === 'meant' || value !== '', value, options: all },
    );
  if (meant?.ok) {
    const value = meant.at.toISOString();
    const label = `${words.when.asTyped} · ${instantInWords(speech, meant.at)}`;
    const others = options.filter(option => option.value !== value);
    return [choice('meant', value, [{ value, label }, ...others, { value: again, label: words.when.again }])];
  }
  const line = lineField(
    'moment',
    { label: words.when.typed, placeholder: words.when.example },
    { required: false, maxLength: typedAtMost, value: '' },
  );
  // One of the two is needed, and no form can ask for that: the soonest is chosen, until another is, or one is typed.
  const soonest = asking.begins === undefined ? (options[0]?.value ?? '') : '';
  return options.length > 0 ? [choice('when', soonest, options), line] : [line];
}

/** The instant that the form gives; or what is said above the form, which is shown again. */
export function momentIn(inputs: Inputs, asking: Asking): { at: Date } | Fault {
  const { desk, words, speech } = asking;
  const meant = understood(inputs, asking);
  if (meant?.ok) {
    const at = instantInWords(speech, meant.at);
    return { fault: said(meant, words)(at) };
  }
  if (meant) return { fault: words.when.faults[meant.fault] };
  const chosen = inputs.meant ?? inputs.when ?? '';
  if (chosen === again) return { fault: '' };
  const at = new Date(chosen);
  if (Number.isNaN(at.getTime())) return { fault: words.when.faults.empty };
  return at > desk.clock() ? { at } : { fault: words.when.faults.past };
}

function said(
  { isMoved, isEarlier = false }: { isMoved: boolean; isEarlier?: boolean },
  { when }: Words,
): (at: string) => string {
  if (isEarlier) return when.understoodEarlier;
  return isMoved ? when.understoodMoved : when.understood;
}

/** The instant that is filled in so far, chosen or typed, as far as it can be read. */
export function momentSaid(inputs: Inputs, asking: Asking): Date | null {
  const typed = understood(inputs, asking);
  if (typed) return typed.ok ? typed.at : null;
  const at = new Date(inputs.meant ?? inputs.when ?? '');
  return Number.isNaN(at.getTime()) ? null : at;
}

/** What was typed, if anything was. */
function understood({ moment = '' }: Inputs, { desk, mustWork, begins = null }: Asking): Meant | null {
  if (moment.trim() === '') return null;
  const reckoning = { calendar: desk.calendar.now(), now: desk.clock(), mustWork };
  return endMeant(moment, { begins, isLength: false }, reckoning);
}

/** What was typed and understood before stays, where the form is shown once more for another reason. */
function confirmed({ meant = '' }: Inputs): Meant | null {
  const at = new Date(meant);
  return Number.isNaN(at.getTime()) ? null : { ok: true, at, isMoved: false };
}

function usual({ desk, words, speech, mustWork }: Asking): { value: string; label: string }[] {
  return suggestedInstants({ calendar: desk.calendar.now(), now: desk.clock(), mustWork }).map(
    ({ name, at }) => ({
      value: at.toISOString(),
      label: `${words.when.suggested[name]} · ${instantInWords(speech, at)}`,
    }),
  );
}
