import mustache from 'mustache';
import { z } from 'zod';
import { replyVariables } from '../../../ticket/answers/saved-reply.ts';
import { unknownVariable } from './unknown-variable.ts';

/** What a letter's template may name: what a saved reply may, and what only letters have. Anything else would stand empty. */
const placeholders: readonly string[] = [
  ...replyVariables,
  'ticket.billable',
  'ticket.resolveWhy',
  'ticket.closesAt',
  'ticket.link',
  'text',
];

const template = z
  .string()
  .min(1, 'an email needs words')
  .superRefine((text, context) => {
    for (const issue of faultsIn(text)) context.addIssue(issue);
  });

const letter = z.strictObject({ subject: template, body: template });
const inBothLanguages = (when: string) =>
  z.strictObject({ it: letter, en: letter }).meta({
    description: `${when} Written in it and en, each with a subject and a body; {{…}} is filled in.`,
    writtenAs: 'it and en: subject, body',
  });

export const lettersShape = z.strictObject({
  receipt: inBothLanguages('The automatic receipt (receipts: true).'),
  claim: inBothLanguages('Sent when an operator takes charge of a request.'),
  clarification: inBothLanguages('Goes around a question to the customer.'),
  reply: inBothLanguages('Goes around an answer that closes nothing.'),
  close: inBothLanguages('Sent when a request is resolved.'),
  reminder: inBothLanguages('Reminds a customer who has not answered (silentCustomers).'),
  'silent-close': inBothLanguages('Sent when a request is closed whose customer did not answer.'),
  solved: inBothLanguages(
    'Sent when a request is closed because its customer said, on the portal, that it is solved. Where it lacks, the one of the shipped desk.yaml.',
  ).optional(),
  incident: inBothLanguages(
    'Goes around a message to all whose requests are part of one incident. Where it lacks, the one of the shipped desk.yaml.',
  ).optional(),
});

function faultsIn(text: string) {
  try {
    return unknownNames(mustache.parse(text)).map(name => unknownVariable(name, placeholders));
  } catch (error) {
    const message = `the placeholders are broken: ${error instanceof Error ? error.message : String(error)}`;
    return [{ code: 'custom' as const, message }];
  }
}

/** A Mustache token: [type, value, start, end, children?]; '#' and '^' are sections, 'name' and '&' values. */
function unknownNames(tokens: unknown[]): string[] {
  return tokens.flatMap(token => {
    if (!Array.isArray(token)) return [];
    const [type, value, , , children] = token;
    const unknown =
      ['name', '&', '#', '^', '>'].includes(type) && !placeholders.includes(value) ? [String(value)] : [];
    return [...unknown, ...(Array.isArray(children) ? unknownNames(children) : [])];
  });
}
