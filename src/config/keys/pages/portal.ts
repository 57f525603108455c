import { z } from 'zod';
import { key } from '../classifying/names.ts';
import { about } from '../values/fields.ts';

const text = z.strictObject({
  it: about(z.string().min(1, 'write it in Italian, too'), 'In Italian.'),
  en: about(z.string().min(1, 'write it in English, too'), 'In English.'),
});

/** The pages on which customers follow their own requests. */
export const portalShape = z
  .strictObject({
    namesOperators: about(
      z.boolean().default(false),
      'Whether customers read which operator answered them, and read their data; otherwise “an operator”.',
    ),
    categories: about(
      z.array(key).default([]),
      'Which categories customers may name in a new request, by their keys, in this order: a proposal, which an operator confirms. None: they are not asked.',
      ['bug', 'help-desk'],
    ),
    namesRaters: about(
      z.boolean().default(false),
      'Whether operators read who rated their work; otherwise “the customer”.',
    ),
    askedBy: about(
      z
        .array(z.string().trim().min(4, 'write at least four letters'))
        .default([
          'credenziali portale',
          'credenziali del portale',
          'credenziali per il portale',
          'credenziali di accesso al portale',
          'portal credentials',
          'credentials for the portal',
        ]),
      'Whoever writes one of these in an email asks for access: the operators are asked whether they get it.',
      '[credenziali portale, portal credentials]',
    ),
    privacy: about(
      text.optional(),
      'What stands on /portal/privacy, in it and en, beside what the desk says of itself. An empty line begins a paragraph.',
    ),
    terms: about(
      text.optional(),
      'What stands on /portal/terms, in it and en, beside the promises. An empty line begins a paragraph.',
    ),
    accessibilityContact: about(
      z.email('write an email address').optional(),
      'To whom somebody writes who cannot use a page; without it, the first mailbox.',
      'accessibilita@example.com',
    ),
  })
  .optional()
  .describe(
    'Pages on which customers follow their requests (docs/set-up/portal.md): those who asked, and whom an operator let in. Off without it.',
  );
