import type { Desk } from '../../../desk/desk.ts';
import { keyOf } from '../../../ticket/companies/company.ts';
import { labelOf } from '../../../ticket/companies/company-meant.ts';
import { isUnconfirmed } from '../../../ticket/people/authorship.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { FormField, Option } from '../../card.ts';
import { readableLine } from '../../readable.ts';
import type { Words } from '../../words/words.ts';
import type { Inputs } from '../action.ts';
import { choiceField, lineField } from '../fields.ts';
import { addressOption, companyOptions, labelLength, ofNone } from './company-in-form.ts';

/** Slack takes 100 options, and that it is of none is one of them; of more companies one writes the name. */
const listedAtMost = 99;
/** Beside other fields so many are listed; of more one searches. */
const listedInForm = 30;
const foundAtMost = 15;

/** Whether the form of a request's company lists all of them. */
export function areListed(desk: Desk): boolean {
  return desk.companies.now().all.length <= listedAtMost;
}

/** Whether a form that asks for more than the company lists all of them. */
export function areListedBeside(desk: Desk): boolean {
  return desk.companies.now().all.length <= listedInForm;
}

/** Which company: chosen, or where there are too many, typed. */
export function companyField(desk: Desk, ticket: Seen<Ticket>, words: Words): FormField {
  const companies = desk.companies.now();
  const { setCompany: said } = words.actions;
  const now = ticket.company === null ? undefined : companies.byKey.get(ticket.company);
  if (!areListed(desk))
    return lineField(
      'company',
      { label: said.company, placeholder: said.typed },
      { required: false, maxLength: labelLength, value: now ? labelOf(now, companies) : '' },
    );
  return choiceField(
    'company',
    { label: said.company, placeholder: words.fields.choose },
    {
      required: true,
      value: now?.key ?? '',
      options: [...companyOptions(companies.all, companies), { value: ofNone, label: said.none }],
    },
  );
}

/** One of the companies: chosen, or where there are too many, typed. @param key of the one that is meant at first; '' of none */
export function companyChosen(desk: Desk, words: Words, key: string): FormField {
  const companies = desk.companies.now();
  const label = words.actions.setCompany.company;
  const known = companies.byKey.get(key);
  if (areListed(desk))
    return choiceField(
      'company',
      { label, placeholder: words.fields.choose },
      { required: true, value: known?.key ?? '', options: companyOptions(companies.all, companies) },
    );
  return lineField(
    'company',
    { label, placeholder: words.actions.setCompany.typed },
    { required: true, maxLength: labelLength, value: known ? labelOf(known, companies) : key },
  );
}

/**
 * Whose a request is that somebody types for a customer: as their address tells, or as they say.
 *
 * @param typed what was filled in so far
 */
export function companyTypedFields(desk: Desk, words: Words, typed: Inputs): FormField[] {
  const companies = desk.companies.now();
  const { setCompany: said } = words.actions;
  if (companies.all.length === 0) return [];
  const value = typed.company ?? '';
  if (!areListedBeside(desk))
    return [
      {
        id: 'whose',
        kind: 'search',
        label: said.find,
        placeholder: said.findPlaceholder,
        use: words.answers.use,
        options: [],
      },
      lineField(
        'company',
        { label: said.company, placeholder: said.asAddress },
        { required: false, maxLength: labelLength, value },
      ),
    ];
  const asAddress = addressOption(words);
  const options = [
    asAddress,
    ...companyOptions(companies.all, companies),
    { value: ofNone, label: said.none },
  ];
  const chosen = options.some(option => option.value === value) ? value : asAddress.value;
  return [
    choiceField(
      'company',
      { label: said.company, placeholder: words.fields.choose },
      { required: false, value: chosen, options },
    ),
  ];
}

/** Companies by what was typed of their names so far. */
export function companiesLike(desk: Desk, typed: string): Option[] {
  const key = keyOf(typed);
  const companies = desk.companies.now();
  const fitting = companies.all.filter(({ name }) => keyOf(name).includes(key));
  return companyOptions(fitting.slice(0, foundAtMost), companies);
}

/** Of a sender whom nobody confirms nothing is remembered: the next one may be somebody else. */
export function rememberField({ requester, authorship }: Seen<Ticket>, words: Words): FormField[] {
  if (requester.address === '' || isUnconfirmed(authorship)) return [];
  const { setCompany: said } = words.actions;
  return [
    choiceField(
      'remember',
      { label: said.remember(readableLine(requester.address, 60)), placeholder: words.fields.choose },
      {
        required: true,
        value: 'yes',
        options: [
          { value: 'yes', label: said.always },
          { value: 'no', label: said.once },
        ],
      },
    ),
  ];
}
