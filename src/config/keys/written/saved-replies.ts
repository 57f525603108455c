import { z } from 'zod';
import {
  isSameName,
  replyNameLimit,
  replyVariables,
  variableFaults,
} from '../../../ticket/answers/saved-reply.ts';
import { about } from '../values/fields.ts';
import { unknownVariable } from './unknown-variable.ts';

/** As long as what can be typed: Slack's plain text input takes 3,000 characters. */
const textLimit = 3000;

const text = z
  .string({ error: 'write its text in it and in en: customers are answered in their language' })
  .trim()
  .min(1, 'write its text in it and in en: customers are answered in their language')
  .max(textLimit, `write at most ${textLimit} characters`)
  .superRefine((written, context) => {
    for (const issue of faultsIn(written)) context.addIssue(issue);
  });

function faultsIn(written: string) {
  const { unknown, isBroken } = variableFaults(written);
  return [
    ...unknown.map(name => unknownVariable(name, replyVariables)),
    ...(isBroken
      ? [{ code: 'custom' as const, message: 'a variable is broken: write it like {{customer.name}}' }]
      : []),
  ];
}

export const savedReplies = about(
  z
    .array(
      z.strictObject({
        name: about(
          z
            .string()
            .trim()
            .min(1, 'a saved reply needs a name, by which operators find it')
            .max(replyNameLimit, `write at most ${replyNameLimit} characters`),
          'By which operators find it.',
          'Forgotten password',
        ),
        it: about(text, 'The text in Italian.', 'Può impostare una nuova password dalla pagina di accesso.'),
        en: about(text, 'The text in English.', 'You can set a new password from the sign-in page.'),
      }),
    )
    .max(95, 'keep at most 95: chats list no more')
    .default([])
    .superRefine((replies, context) => {
      replies.forEach(({ name }, index) => {
        if (replies.findIndex(other => isSameName(other.name, name)) < index)
          context.addIssue({
            code: 'custom',
            path: [index, 'name'],
            message: 'another saved reply has this name',
          });
      });
    }),
  'Texts that operators choose in the forms in which they write to customers, in the customer’s language: a name, and the text in it and en. {{…}} is filled in as in emails; where a value is missing, the operator is told before anything is sent.',
);
