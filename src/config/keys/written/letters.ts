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
  'security.contact',
  'security.key',
  'text',
  ...['title', 'document', 'link', 'until', 'digest'].map(name => `quote.${name}`),
  ...['answeredAt', 'network', 'sentTo', 'recordedBy', 'byLink', 'onPortal'].map(name => `quote.${name}`),
];

/** The same of one that is about no request. */
const ofMaintenance: readonly string[] = [
  ...['maintenance.service', 'maintenance.when'],
  ...['maintenance.planned', 'maintenance.changed', 'maintenance.cancelled'],
  ...['text', 'desk.name', 'desk.phone', 'desk.hours'],
];

const template = (known: readonly string[]) =>
  z
    .string()
    .min(1, 'an email needs words')
    .superRefine((text, context) => {
      for (const issue of faultsIn(text, known)) context.addIssue(issue);
    });

const letterWith = (known: readonly string[]) =>
  z.strictObject({ subject: template(known), body: template(known) });
const letter = letterWith(placeholders);
const letterAboutMaintenance = letterWith(ofMaintenance);
const inBothLanguages = (when: string, each = letter) =>
  z.strictObject({ it: each, en: each }).meta({
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
  confidential: inBothLanguages(
    'Tells whoever reports what is of a restricted category, once, that it is treated confidentially (security). Where it lacks, words of the desk’s own.',
  ).optional(),
  incident: inBothLanguages(
    'Goes around a message to all whose requests are part of one incident. Where it lacks, the one of the shipped desk.yaml.',
  ).optional(),
  quote: quoteLetter('Offers billable work, with the link by which it is accepted or refused.'),
  'quote-reminder': quoteLetter('Reminds a customer of a quote that expires soon.'),
  'quote-accepted': quoteLetter(
    'Confirms that a quote was accepted: the text, when, from where, its digest.',
  ),
  'quote-refused': quoteLetter('Sent when a request is closed because its quote was refused.'),
  'quote-expired': quoteLetter('Sent when a request is closed because its quote expired.'),
  maintenance: inBothLanguages(
    'Tells of maintenance that is planned, changed or cancelled. It knows maintenance.service, .when, .planned, .changed, .cancelled, text (what it means), desk.name, .phone, .hours. Where it lacks, one of our own.',
    letterAboutMaintenance,
  ).optional(),
});

function quoteLetter(when: string) {
  return inBothLanguages(`${when} Where it lacks, words of Sportello’s own.`).optional();
}

function faultsIn(text: string, known: readonly string[]) {
  try {
    return unknownNames(mustache.parse(text), known).map(name => unknownVariable(name, known));
  } catch (error) {
    const message = `the placeholders are broken: ${error instanceof Error ? error.message : String(error)}`;
    return [{ code: 'custom' as const, message }];
  }
}

/** A Mustache token: [type, value, start, end, children?]; '#' and '^' are sections, 'name' and '&' values. */
function unknownNames(tokens: unknown[], known: readonly string[]): string[] {
  return tokens.flatMap(token => {
    if (!Array.isArray(token)) return [];
    const [type, value, , , children] = token;
    const unknown =
      ['name', '&', '#', '^', '>'].includes(type) && !known.includes(value) ? [String(value)] : [];
    return [...unknown, ...(Array.isArray(children) ? unknownNames(children, known) : [])];
  });
}
