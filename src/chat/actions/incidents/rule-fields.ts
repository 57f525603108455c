import { z } from 'zod';
import { clip } from '../../../clip.ts';
import type { Desk } from '../../../desk/desk.ts';
import { type JoinRule, tellsApart } from '../../../ticket/incidents/fits.ts';
import { canonicalDomain } from '../../../ticket/people/address.ts';
import { asAddress } from '../../../ticket/people/as-address.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { FieldId, FormField } from '../../card.ts';
import { readableLine } from '../../readable.ts';
import type { Words } from '../../words/words.ts';
import type { Fault, Inputs } from '../action.ts';
import { choiceField, lineField } from '../fields.ts';

export const titleLength = 80;
const wordsLength = 300;
const wordsAtMost = 20;
const senderLength = 254;
/** Slack takes 100 options, and "any" is one of them. */
const listedAtMost = 99;
/** In place of a value; Slack takes no empty one. */
const any = 'any';

type Asking = { desk: Desk; words: Words };

/** What it is called, which all operators read. */
export function titleField({ words: { incident } }: Asking, typed: Inputs, required = true): FormField {
  const { title, newTitle, titlePlaceholder } = incident.fields;
  return lineField(
    'name',
    { label: required ? title : newTitle, placeholder: titlePlaceholder },
    { required, maxLength: titleLength, value: typed.name ?? '' },
  );
}

/** Which new requests join by themselves. */
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
    ...(mailboxes.length > 1 ? [choice('mailbox', said.mailbox, said.anyMailbox, mailboxes, typed)] : []),
    ...(companies.length > 0 && companies.length <= listedAtMost
      ? [choice('company', said.company, said.anyCompany, companies, typed)]
      : []),
  ];
}

function choice(
  id: FieldId,
  label: string,
  anyLabel: string,
  options: { value: string; label: string }[],
  typed: Inputs,
): FormField {
  return choiceField(
    id,
    { label, placeholder: anyLabel },
    {
      required: false,
      value: typed[id] || any,
      options: [{ value: any, label: anyLabel }, ...options.slice(0, listedAtMost)],
    },
  );
}

/** The address of whoever wrote a request, as the form shows it. */
export function senderShown({ requester }: Seen<Ticket>): string {
  return requester.address;
}

/** A rule as the form shows it. */
export function ruleTyped({ words, sender, mailbox, company }: JoinRule): Inputs {
  return { words: words.join(', '), sender, mailbox: mailbox || any, company: company || any };
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
  mailbox: z.string().default(''),
  company: z.string().default(''),
});

/** What the form says; or what is wrong with it, and what to write. @param known the rule that there is, of what the form does not ask */
export function ruleIn(typed: Inputs, { desk, words }: Asking): { title: string; rule: JoinRule } | Fault {
  const parsed = input.safeParse(typed);
  if (!parsed.success) return { fault: words.badInput };
  const said = words.incident.fields;
  const { name, mailbox, company } = parsed.data;
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
    rule: {
      words: [...new Set(listed)],
      sender,
      mailbox: desk.ownAddresses.includes(mailbox) ? mailbox : '',
      company: desk.companies.now().byKey.has(company) ? company : '',
    },
  };
}

/** @returns '' for anybody, null for what is neither an address nor a domain */
function senderIn(typed: string): string | null {
  if (typed === '') return '';
  const domain = /^@([^\s@]+\.[^\s@]+)$/.exec(typed)?.[1];
  if (domain) return `@${canonicalDomain(domain)}`;
  return asAddress(typed);
}
