import { expect, test } from 'vitest';
import { ticketActions } from '../../../src/chat/actions/actions.ts';
import { reclassify } from '../../../src/chat/actions/classifying/reclassify.ts';
import { close } from '../../../src/chat/actions/closing/close.ts';
import { note } from '../../../src/chat/actions/conversation/note.ts';
import { choiceField } from '../../../src/chat/actions/fields.ts';
import { askClarification } from '../../../src/chat/actions/letters/ask-clarification.ts';
import { reply } from '../../../src/chat/actions/letters/reply.ts';
import { extend } from '../../../src/chat/actions/promises/extend.ts';
import { formView } from '../../../src/chat/slack/views/form.ts';
import { formAdaptiveCard } from '../../../src/chat/teams/cards/form/form.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { bug } from '../../ticket/categories.ts';
import { anna as annaAsActor, claimedBy, ticketOf } from '../../ticket/ticket-of.ts';
import { formOf } from '../form-of.ts';
import { wholeTicket } from '../seen-whole.ts';

test.each([reply, close, askClarification, extend, note])(
  'the form of $verb says on both platforms which request it is for',
  action => {
    const form = formOf(action, wholeTicket(ticketOf(claimedBy(annaAsActor))), 'it');
    if (!form) throw new Error('it has a form');
    for (const shown of [formView(form, 'nonce', true), formAdaptiveCard(form)])
      expect(JSON.stringify(shown)).toContain('#1001 Stampa fatture ferma · Paolo Neri');
  },
);

test.each(['it', 'en'] as const)(
  'whoever leaves empty what must be filled in is told in Teams what to do, not its name once more, in %s',
  language => {
    const asked = ticketActions.flatMap(action => {
      const form = formOf(action, wholeTicket(ticketOf(claimedBy(annaAsActor))), language);
      return form ? requiredIn(formAdaptiveCard(form)) : [];
    });
    expect(asked.length).toBeGreaterThan(5);
    for (const { label, errorMessage } of asked) {
      expect(errorMessage).toMatch(/^\p{Lu}.+ .+\.$/u);
      expect(errorMessage).not.toBe(label);
    }
  },
);

test('a classification is changed where somebody said it; where one is only proposed, it is said', () => {
  const { actions } = wordsIn('it');
  const open = ticketOf(claimedBy(annaAsActor));
  for (const [category, said] of [
    [null, actions.classify.label],
    [bug, actions.classify.again],
  ] as const) {
    const ticket = wholeTicket({ ...open, category });
    expect(reclassify.label(wordsIn('it'), ticket)).toBe(said);
    expect(formOf(reclassify, ticket, 'it')).toMatchObject({ title: said, submit: said });
  }
});

type Required = { label: string; errorMessage: string };

/** The inputs of a card without which it is not sent. */
function requiredIn(node: unknown): Required[] {
  if (Array.isArray(node)) return node.flatMap(requiredIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('isRequired' in node && node.isRequired === true && 'label' in node && 'errorMessage' in node)
    return [{ label: String(node.label), errorMessage: String(node.errorMessage) }];
  return Object.values(node).flatMap(requiredIn);
}

test('an option that is called by nothing one sees is shown by its value: both chats refuse an empty label', () => {
  const options = [
    { value: '4', label: '' },
    { value: '5', label: 'Anna' },
  ];
  const field = choiceField(
    'whose',
    { label: 'Chi', placeholder: '' },
    { required: true, value: '', options },
  );
  expect(field.kind === 'choice' && field.options.map(({ label }) => label)).toEqual(['4', 'Anna']);
});
