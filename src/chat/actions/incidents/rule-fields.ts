import { z } from 'zod';
import { clip } from '../../../clip.ts';
import type { Desk } from '../../../desk/desk.ts';
import { type JoinRule, noRule, tellsApart } from '../../../ticket/incidents/fits.ts';
import { canonicalDomain } from '../../../ticket/people/address.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { FieldId, FormField } from '../../card.ts';
import { readableLine } from '../../readable.ts';
import type { Speech } from '../../say.ts';
import type { Words } from '../../words/words.ts';
import type { Fault, Inputs } from '../action.ts';
import { choiceField, lineField } from '../fields.ts';
import { addressTyped } from '../opening/address-typed.ts';

export const titleLength = 80;
const wordsLength = 300;
const wordsAtMost = 20;
const senderLength = 254;
/** Of more companies it is told by their words or their addresses. */
const listedAtMost = 499;
/** In place of a value; Slack takes no empty one. */
const any = 'any';

type Asking = { desk: Desk; words: Words };
type Option = { value: string; label: string };

/** Of no service, or of none that is listed. */
const none = 'none';

/** Which service it keeps from working, which the status page shows; not asked for where desk.yaml lists none. */
export function serviceField(
  { desk, words, speech }: Asking & { speech: Speech },
  typed: Inputs,
): FormField[] {
  const said = words.incident.fields.service;
  const value = typed.service || none;
  const listed = desk.services.map(({ key, name }) => ({ value: key, label: name[speech.language] }));
  if (listed.length === 0 && value === none) return [];
  const isListed = value === none || listed.some(each => each.value === value);
  const options = [
    { value: none, label: said.none },
    ...(isListed ? [] : [{ value, label: value }]),
    ...listed,
  ];
  return [
    choiceField(
      'service',
      { label: said.label, placeholder: said.none },
      { required: false, value, options },
    ),
  ];
}

/** What it is called, which all operators read. */
export function titleField({ words: { incident } }: Asking, typed: Inputs, required = true): FormField {
  const { title, newTitle, titlePlaceholder } = incident.fields;
  return lineField(
    'name',
    { label: required ? title : newTitle, placeholder: titlePlaceholder },
    { required, maxLength: titleLength, value: typed.name ?? '' },
  );
}

/**
 * Which new requests join by themselves. What a rule asks for though it is there no more (a company that is served no longer)
 * stands there as that: it would be lost unsaid otherwise, and all the others' requests would join.
 */
export function ruleFields({ desk, words }: Asking, typed: Inputs): FormField[] {
  const said = words.incident.fields;
  const line = (id: FieldId, label: string, placeholder: string, maxLength: number) =>
    lineField(id, { label, placeholder }, { required: false, maxLength, value: typed[id] ?? '' });
  const mailboxes = [...new Set(desk.ownAddresses)].map(address => ({ value: address, label: address }));
  const companies = desk.companies.now().all.map(({ key, name }) => ({
    value: key,
    label: readableLine(name, 70) || key,
  }));
  return [
    line('words', said.words, said.wordsPlaceholder, wordsLength),
    line('sender', said.sender, said.senderPlaceholder, senderLength),
    ...choice('mailbox', { ...said.ofMailbox, offered: mailboxes.length > 1 ? mailboxes : [] }, typed),
    ...choice(
      'company',
      { ...said.ofCompany, offered: companies.length <= listedAtMost ? companies : [] },
      typed,
    ),
  ];
}

type Choice = { label: string; any: string; gone(value: string): string; offered: Option[] };

/** @returns nothing where there is nothing to choose */
function choice(
  id: 'mailbox' | 'company',
  { label, any: anyLabel, gone, offered }: Choice,
  typed: Inputs,
): FormField[] {
  const value = typed[id] || any;
  const isOffered = value === any || offered.some(each => each.value === value);
  const options = [
    { value: any, label: anyLabel },
    ...(isOffered ? [] : [{ value, label: gone(readableLine(value, 40)) }]),
    ...offered,
  ].slice(0, listedAtMost + 1);
  return options.length === 1
    ? []
    : [choiceField(id, { label, placeholder: anyLabel }, { required: false, value, options })];
}

/** The address of whoever wrote a request, as the form shows it. */
export function senderShown({ requester }: Seen<Ticket>): string {
  return requester.address;
}

/** A rule as the form shows it. */
export function ruleTyped({ words, sender, mailbox, company }: JoinRule): Inputs {
  const apart = words.join(', ');
  // As they were typed, at most, they stood without a blank.
  const listed = apart.length > wordsLength ? words.join(',') : apart;
  return { words: listed, sender, mailbox: mailbox || any, company: company || any };
}

const line = (length: number) =>
  z
    .string()
    .default('')
    .transform(typed => readableLine(typed, length));

const input = z.object({
  name: line(titleLength),
  words: line(wordsLength),
  sender: line(senderLength),
  mailbox: z.string().optional(),
  company: z.string().optional(),
  service: z.string().optional(),
});

/**
 * What the form says; or what is wrong with it, and what to write.
 *
 * @param known,knownService the rule and the service that there are: what the form did not ask for stays, and so does what it asks for that is there no more
 */
export function ruleIn(
  typed: Inputs,
  { desk, words }: Asking,
  known: JoinRule = noRule,
  knownService: string | null = null,
): { title: string; rule: JoinRule; service: string | null } | Fault {
  const parsed = input.safeParse(typed);
  if (!parsed.success) return { fault: words.badInput };
  const said = words.incident.fields;
  const { name } = parsed.data;
  const mailbox = chosenIn(parsed.data.mailbox, known.mailbox, desk.ownAddresses);
  if (mailbox === null) return { fault: said.ofMailbox.goneMeanwhile };
  const company = chosenIn(parsed.data.company, known.company, [...desk.companies.now().byKey.keys()]);
  if (company === null) return { fault: said.ofCompany.goneMeanwhile };
  const listed = parsed.data.words
    .split(/[,;\n]/)
    .map(word => word.trim())
    // What has no letter and no digit would be found in everything.
    .filter(word => /[\p{L}\p{N}]/u.test(word));
  const tooShort = listed.filter(word => !tellsApart(word));
  if (tooShort.length > 0) return { fault: said.wordTooShort(readableLine(tooShort.join(', '), 60)) };
  if (listed.length > wordsAtMost) return { fault: said.tooManyWords(wordsAtMost) };
  const sender = senderIn(parsed.data.sender);
  if (sender === null) return { fault: said.badSender };
  return {
    title: clip(name, titleLength),
    rule: { words: [...new Set(listed)], sender, mailbox, company },
    service: serviceIn(parsed.data.service, knownService, desk),
  };
}

/** @param chosen undefined where it was not asked for */
function serviceIn(chosen: string | undefined, known: string | null, { services }: Desk): string | null {
  if (chosen === undefined) return known;
  return services.some(({ key }) => key === chosen) || chosen === known ? chosen : null;
}

/**
 * What was chosen of what there is.
 *
 * @param chosen undefined where it was not asked for @param known what the rule asks for so far
 * @returns '' for any; null for what is there no more, and was not asked for before: the rule would be another than was meant
 */
function chosenIn(chosen: string | undefined, known: string, there: string[]): string | null {
  if (chosen === undefined) return known;
  if (chosen === '' || chosen === any) return '';
  return chosen === known || there.includes(chosen) ? chosen : null;
}

/** @returns '' for anybody, null for what is neither an address nor a domain */
function senderIn(typed: string): string | null {
  if (typed === '') return '';
  const domain = /^@([^\s@]+\.[^\s@]+)$/.exec(typed)?.[1];
  if (domain) return `@${canonicalDomain(domain)}`;
  return addressTyped(typed)?.address ?? null;
}
