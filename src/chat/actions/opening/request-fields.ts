import { clip, upTo } from '../../../clip.ts';
import { textLimit } from '../../../ticket/grammar/typed-text.ts';
import type { FormField } from '../../card.ts';
import { messageFilesFields, originField, sentAheadFields } from '../../from-chat/message-fields.ts';
import type { Picked } from '../../from-chat/picked.ts';
import type { Words } from '../../words/words.ts';
import type { AsideAsked, Inputs } from '../action.ts';
import { categoryField, priorityField } from '../classifying/catalogue-fields.ts';
import { companyTypedFields } from '../companies/company-fields.ts';
import { choiceField, languageField, lineField } from '../fields.ts';
import { withTyped } from '../form-view.ts';
import { knownField } from './known-customer.ts';

/** As a header line, a name and a subject line have their limits; an address may come with the name before it. */
export const typedAtMost = { name: 100, address: 360, about: 200, called: 40 };
/** A line that somebody wrote in chat, as a subject: the rest is in the text. */
const aboutAtFirst = 100;

/**
 * What is asked of a request that somebody types for a customer.
 *
 * @param written what was filled in so far
 * @param picked the message in chat from which it is taken
 */
export async function requestFields(
  written: Inputs,
  picked: Picked | null,
  { desk, operator, press, speech, aloud, words }: AsideAsked,
): Promise<FormField[]> {
  const typed = picked && press.step === 'press' ? { ...written, ...saidIn(picked, desk) } : written;
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
    ...(picked ? [originField(picked, words)] : []),
    knownField(words),
    line('customer', said.customer, said.customerPlaceholder, typedAtMost.name),
    line('address', said.address, said.addressPlaceholder, typedAtMost.address),
    ...companyTypedFields(desk, words, typed),
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
    ...(picked
      ? await messageFilesFields(desk, operator, picked, typed, words)
      : await sentAheadFields(desk, operator, press.platform, typed, words)),
    ...mailboxField(desk, words, typed),
    line('called', picked ? said.asked : said.called, said.calledPlaceholder, typedAtMost.called),
    withTyped(categoryField(speech, words, unclassified, false), typed),
    withTyped(priorityField(speech, words, unclassified), typed),
    languageField(
      { language: typed.language === 'en' || typed.language === 'it' ? typed.language : aloud.language },
      words,
    ),
  ];
}

/** The desk's addresses, each once. */
export function mailboxesOf({ ownAddresses }: Pick<AsideAsked['desk'], 'ownAddresses'>): string[] {
  return [...new Set(ownAddresses)];
}

/** From which of several mailboxes the customer is written to; it decides the channel, too. Nothing where there is one. */
function mailboxField(desk: AsideAsked['desk'], { byHand, fields }: Words, typed: Inputs): FormField[] {
  const options = mailboxesOf(desk).map(address => ({ value: address, label: address }));
  if (options.length < 2) return [];
  const value = options.some(option => option.value === typed.mailbox) ? (typed.mailbox ?? '') : '';
  return [
    choiceField(
      'mailbox',
      { label: byHand.mailbox, placeholder: fields.choose },
      { required: true, value, options },
    ),
  ];
}

/** What a message says, as the form has it at first: its first line is what it is about. */
function saidIn({ text }: Picked, desk: AsideAsked['desk']): Inputs {
  const [first = ''] = text.trim().split('\n', 1);
  const language = desk.languageOf(text);
  return {
    text: upTo(text, textLimit),
    about: clip(first.replace(/\s+/g, ' ').trim(), aboutAtFirst),
    ...(language ? { language } : {}),
  };
}
