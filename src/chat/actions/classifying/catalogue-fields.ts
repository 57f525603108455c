import { type Catalogue, offeredCategories, offeredPriorities } from '../../../ticket/catalogue/catalogue.ts';
import { classificationOf, type Suggestion } from '../../../ticket/ticket.ts';
import type { Category, Priority } from '../../../ticket/words.ts';
import type { FormField } from '../../card.ts';
import { categoryInWords, priorityInWords } from '../../in-words/classification-in-words.ts';
import type { Speech } from '../../say.ts';
import type { Words } from '../../words/words.ts';
import { choiceField } from '../fields.ts';

/** How a request is classified, and what is proposed. */
type Classified = { category: Category | null; priority: Priority | null; suggestion?: Suggestion | null };

/** Which category it is. What a request has can be kept, whatever became of it in desk.yaml. */
export function categoryField(
  speech: Speech,
  { fields }: Words,
  has: Classified,
  required: boolean,
): FormField {
  const options = categoryOptions(speech, has.category);
  return choiceField(
    'category',
    { label: fields.category, placeholder: fields.choose },
    { required, value: chosen(options, classificationOf(has).category), options },
  );
}

/** How urgent it is. */
export function priorityField(speech: Speech, { fields }: Words, has: Classified): FormField {
  const options = priorityOptions(speech, has.priority);
  return choiceField(
    'priority',
    { label: `${fields.priority}, ${fields.whereDeadlines}`, placeholder: fields.choose },
    { required: false, value: chosen(options, classificationOf(has).priority), options },
  );
}

/** Whether a request may be given these: what is offered, or what it has already. */
export function canBe(
  wanted: { category: Category | null; priority: Priority | null },
  has: Classified,
  catalogue: Catalogue,
): boolean {
  const keys = offeredCategories(catalogue).map(({ key }) => key);
  const numbers = offeredPriorities(catalogue).map(({ number }) => number);
  return (
    (wanted.category === null || [...keys, has.category].includes(wanted.category)) &&
    (wanted.priority === null || [...numbers, has.priority].includes(wanted.priority))
  );
}

type Option = { value: string; label: string };

/** The categories that one can choose, and the one that a request has. */
export function categoryOptions(speech: Speech, has: Category | null): Option[] {
  const keys = offeredCategories(speech.catalogue).map(({ key }) => key);
  return [...keys, ...(has && !keys.includes(has) ? [has] : [])].map(value => ({
    value,
    label: categoryInWords(speech, value),
  }));
}

/** The priorities that one can choose, and the one that a request has. */
export function priorityOptions(speech: Speech, has: Priority | null): Option[] {
  const numbers = offeredPriorities(speech.catalogue).map(({ number }) => number);
  return [...numbers, ...(has && !numbers.includes(has) ? [has] : [])].map(value => ({
    value: String(value),
    label: priorityInWords(speech, value),
  }));
}

/** A platform refuses a choice that is not among those that it shows. */
function chosen(options: Option[], value: string | number | null | undefined): string {
  return options.some(option => option.value === String(value)) ? String(value) : '';
}
