import { z } from 'zod';
import { clip, upTo } from '../../../clip.ts';
import type { TypedRequest } from '../../../desk/opened/open-by-hand.ts';
import { type Catalogue, needsPriority } from '../../../ticket/catalogue/catalogue.ts';
import { textLimit } from '../../../ticket/grammar/typed-text.ts';
import { isOneOf } from '../../../ticket/people/address.ts';
import { type Category, languages } from '../../../ticket/words.ts';
import { readableLine } from '../../readable.ts';
import { calledAt } from '../../when/called-at.ts';
import type { AsideAsked, Fault, Inputs } from '../action.ts';
import { canBe } from '../classifying/catalogue-fields.ts';
import { companyMeant, isByAddress, nameLength } from '../companies/company-fields.ts';
import { category, ifChosen, priority } from '../inputs.ts';
import { typedAtMost } from './request-fields.ts';

const line = (length: number) =>
  z
    .string()
    .default('')
    .transform(typed => clip(typed.replace(/\s+/g, ' ').trim(), length));

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
  language: z.enum(languages),
  company: line(nameLength),
  whose: line(nameLength),
});

const isAddress = (typed: string) => z.email().safeParse(typed).success;

/** What the form says; or what is wrong with it, and what to write. */
export function requestIn(inputs: Inputs, { desk, words }: AsideAsked): { request: TypedRequest } | Fault {
  const parsed = input.safeParse(inputs);
  if (!parsed.success) return { fault: words.badInput };
  const { customer, about, text, called, language, category, priority: urgency } = parsed.data;
  const { catalogue } = desk.policy;
  if (!canBe(parsed.data, { category: null, priority: null }, catalogue)) return { fault: words.badInput };
  const address = parsed.data.address.toLowerCase();
  const { faults } = words.byHand;
  if (customer === '' && address === '') return { fault: faults.who };
  if (address !== '' && !isAddress(address)) return { fault: faults.address };
  if (address !== '' && isOneOf(desk.ownAddresses, address)) return { fault: faults.ours };
  if (about === '') return { fault: faults.about };
  if (text === '') return { fault: faults.text };
  // Who chose one in Teams, and did not press the button beside it, meant it all the same.
  const whose = parsed.data.company || parsed.data.whose;
  const company = isByAddress(whose) ? undefined : companyMeant(whose, desk.companies.now());
  if (company === undefined && !isByAddress(whose))
    return { fault: words.actions.setCompany.unknown(readableLine(whose, 60)) };
  const at = calledAt(called, desk.calendar.now(), desk.clock());
  if (!at.ok) return { fault: faults[at.fault] };
  if (lacksPriority(category, urgency, catalogue)) return { fault: words.refusals['priority-missing']() };
  return {
    request: {
      from: { name: customer, address },
      language,
      about,
      text,
      category,
      priority: urgency,
      calledAt: at.at,
      company,
    },
  };
}

function lacksPriority(category: Category | null, urgency: number | null, catalogue: Catalogue): boolean {
  return category !== null && needsPriority(catalogue, category) && urgency === null;
}
