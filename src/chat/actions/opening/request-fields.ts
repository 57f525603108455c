import { textLimit } from '../../../ticket/grammar/typed-text.ts';
import type { FormField } from '../../card.ts';
import type { AsideAsked, Inputs } from '../action.ts';
import { categoryField, priorityField } from '../classifying/catalogue-fields.ts';
import { languageField, lineField } from '../fields.ts';
import { withTyped } from '../form-view.ts';

import { knownField } from './known-customer.ts';

/** As a header line, a name and a subject line have their limits. */
export const typedAtMost = { name: 100, address: 254, about: 200, called: 40 };

/** What is asked of a request that somebody types for a customer. @param typed what was filled in so far */
export function requestFields(typed: Inputs, { speech, aloud, words }: AsideAsked): FormField[] {
  const said = words.byHand;
  const line = (
    id: 'customer' | 'address' | 'about' | 'called',
    label: string,
    placeholder: string,
    maxLength: number,
    required = false,
  ) => lineField(id, { label, placeholder }, { required, maxLength, value: typed[id] ?? '' });
  const unclassified = { category: null, priority: null };
  return [
    knownField(words),
    line('customer', said.customer, said.customerPlaceholder, typedAtMost.name),
    line('address', said.address, said.addressPlaceholder, typedAtMost.address),
    line('about', said.about, said.aboutPlaceholder, typedAtMost.about, true),
    {
      id: 'text',
      kind: 'text',
      multiline: true,
      label: said.text,
      placeholder: said.textPlaceholder,
      required: true,
      maxLength: textLimit,
      value: typed.text ?? '',
    },
    line('called', said.called, said.calledPlaceholder, typedAtMost.called),
    withTyped(categoryField(speech, words, unclassified, false), typed),
    withTyped(priorityField(speech, words, unclassified), typed),
    languageField(
      { language: typed.language === 'en' || typed.language === 'it' ? typed.language : aloud.language },
      words,
    ),
  ];
}
