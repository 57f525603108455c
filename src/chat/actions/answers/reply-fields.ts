import { upTo } from '../../../clip.ts';
import type { ReplyFault } from '../../../desk/answers/propose.ts';
import { replyNameLimit, replyVariables, type SavedReply } from '../../../ticket/answers/saved-reply.ts';
import { textLimit } from '../../../ticket/grammar/typed-text.ts';
import type { FormField } from '../../card.ts';
import type { Words } from '../../words/words.ts';
import type { Inputs } from '../action.ts';
import { lineField } from '../fields.ts';

/** A saved reply as one writes it: its name, and its text in each language. */
export function replyFields(typed: Inputs, { answers }: Words): FormField[] {
  const { name, namePlaceholder, italian, english, textPlaceholder } = answers.making;
  const text = (id: 'italian' | 'english', label: string): FormField => ({
    id,
    kind: 'text',
    multiline: true,
    label,
    placeholder: textPlaceholder,
    required: false,
    maxLength: textLimit,
    value: typed[id] ?? '',
  });
  return [
    lineField(
      'name',
      { label: name, placeholder: namePlaceholder },
      { required: true, maxLength: replyNameLimit, value: typed.name ?? '' },
    ),
    text('italian', italian),
    text('english', english),
    {
      id: 'aside',
      kind: 'line',
      text: answers.making.variables(replyVariables.map(each => `{{${each}}}`).join(' ')),
    },
  ];
}

/** What the form says; a text that was left empty is none. */
export function replyIn({ name = '', italian = '', english = '' }: Inputs): SavedReply {
  const textOf = (typed: string) => upTo(typed.trim(), textLimit) || null;
  return {
    name: upTo(name.replace(/\s+/g, ' ').trim(), replyNameLimit),
    it: textOf(italian),
    en: textOf(english),
  };
}

export function replyFaultInWords(fault: ReplyFault, { answers }: Words): string {
  const { faults } = answers.making;
  switch (fault.why) {
    case 'unknown-variable':
      return faults['unknown-variable'](fault.names.map(name => `{{${name}}}`).join(', '));
    case 'no-name':
    case 'no-text':
    case 'name-taken':
    case 'broken-variable':
    case 'restricted':
      return faults[fault.why];
    default:
      return fault satisfies never;
  }
}
