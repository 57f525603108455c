import { expect, test } from 'vitest';
import { formFor } from '../../../src/chat/actions/forms.ts';
import { formView } from '../../../src/chat/slack/views/form.ts';
import { formAdaptiveCard } from '../../../src/chat/teams/cards/form.ts';
import { anna as annaAsActor, claimedBy, ticketOf } from '../../ticket/ticket-of.ts';
import { wholeTicket } from '../seen-whole.ts';

test.each(['reply', 'close', 'ask-clarification', 'extend', 'note'] as const)(
  'the form of %s says on both platforms which request it is for',
  verb => {
    const form = formFor(verb, wholeTicket(ticketOf(claimedBy(annaAsActor))), [], 'it');
    if (!form) throw new Error('it has a form');
    for (const shown of [formView(form, 'nonce', true), formAdaptiveCard(form)])
      expect(JSON.stringify(shown)).toContain('#1001 Stampa fatture ferma · Paolo Neri');
  },
);
