import { z } from 'zod';
import { upTo } from '../../../clip.ts';
import type { TypedRequest } from '../../../desk/opened/open-by-hand.ts';
import { type Catalogue, needsPriority } from '../../../ticket/catalogue/catalogue.ts';
import { labelOf } from '../../../ticket/companies/company-meant.ts';
import { textLimit } from '../../../ticket/grammar/typed-text.ts';
import type { Category } from '../../../ticket/words.ts';
import { readableLine } from '../../readable.ts';
import { calledAt } from '../../when/called-at.ts';
import type { Words } from '../../words/words.ts';
import type { AsideAsked, Fault, Inputs } from '../action.ts';
import { canBe } from '../classifying/catalogue-fields.ts';
import { areListedBeside } from '../companies/company-fields.ts';
import { companyIn, isByAddress, labelLength } from '../companies/company-in-form.ts';
import { category, ifChosen, language, priority } from '../inputs.ts';
import type { KnownCustomer } from './asked-again.ts';
import { customerTyped } from './customer-typed.ts';
import { mailboxesOf, typedAtMost } from './request-fields.ts';
import { line } from './typed-line.ts';

const input = z.object({
  customer: line(typedAtMost.name),
  address: line(typedAtMost.address),
  about: line(typedAtMost.about),
  text: z
    .string()
    .default('')
    .transform(typed => upTo(typed.trim(), textLimit)),
  called: line(typedAtMost.called),
  category: ifChosen(category),
  priority: ifChosen(priority),
  mailbox: z.string().default(''),
  language: ifChosen(language),
  company: line(labelLength),
  whose: line(labelLength),
});

/**
 * What the form says; or what is wrong with it, and what to write.
 *
 * @param chosen whom one chose among those who wrote before, without putting them in; null: nobody
 */
export function requestIn(
  inputs: Inputs,
  chosen: KnownCustomer | null,
  asked: AsideAsked,
): { request: TypedRequest } | Fault {
  const { desk, aloud, words } = asked;
  const parsed = input.safeParse(inputs);
  if (!parsed.success) return { fault: words.badInput };
  const { about, text, called, category, priority: urgency } = parsed.data;
  const { catalogue } = desk.policy;
  if (!canBe(parsed.data, { category: null, priority: null }, catalogue)) return { fault: words.badInput };
  const { faults } = words.byHand;
  const customer = customerTyped(parsed.data, chosen?.person ?? null, desk, words);
  if ('fault' in customer) return customer;
  if (about === '') return { fault: faults.about };
  if (text === '') return { fault: faults.text };
  const whose = companyTyped(parsed.data, desk, words);
  if ('fault' in whose) return whose;
  const mailbox = mailboxTyped(parsed.data.mailbox, desk);
  if (mailbox === null) return { fault: faults.mailbox };
  const at = calledAt(called, desk.calendar.now(), desk.clock());
  if (!at.ok) return { fault: faults[at.fault] };
  if (urgency !== null && category === null) return { fault: faults.category };
  if (lacksPriority(category, urgency, catalogue)) return { fault: words.refusals['priority-missing']() };
  return {
    request: {
      from: customer.person,
      // A form from elsewhere may leave it out: then it is that of the text.
      language: parsed.data.language ?? chosen?.language ?? desk.languageOf(text) ?? aloud.language,
      about,
      text,
      category,
      priority: urgency,
      calledAt: at.at,
      company: whose.company,
      mailbox,
    },
  };
}

/** @returns null where there are several, and none was chosen */
function mailboxTyped(chosen: string, desk: AsideAsked['desk']): string | null {
  const mailboxes = mailboxesOf(desk);
  return mailboxes.length < 2 ? (mailboxes[0] ?? '') : (mailboxes.find(each => each === chosen) ?? null);
}

/** @returns undefined: whichever is their address's */
function companyTyped(
  { company, whose }: { company: string; whose: string },
  desk: AsideAsked['desk'],
  words: Words,
): { company: TypedRequest['company'] } | Fault {
  const companies = desk.companies.now();
  // Who chose one in Teams, and did not press the button beside it, meant it all the same.
  const chosen = companies.byKey.get(whose);
  if (isByAddress(company)) return { company: chosen };
  const typed = companyIn(company, areListedBeside(desk), companies, words);
  if ('fault' in typed || !chosen || chosen === typed.company) return typed;
  const written = readableLine(company, 60);
  return { fault: words.byHand.otherThanChosen(readableLine(labelOf(chosen, companies), 75), written) };
}

function lacksPriority(category: Category | null, urgency: number | null, catalogue: Catalogue): boolean {
  return category !== null && needsPriority(catalogue, category) && urgency === null;
}
