import type { Desk } from '../../../desk/desk.ts';
import type { Companies } from '../../../ticket/companies/companies.ts';
import { type Company, keyOf } from '../../../ticket/companies/company.ts';
import { isUnconfirmed } from '../../../ticket/people/authorship.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { FormField, Option } from '../../card.ts';
import { readableLine } from '../../readable.ts';
import type { Words } from '../../words/words.ts';
import type { Inputs } from '../action.ts';
import { choiceField, lineField } from '../fields.ts';

/** Slack takes 100 options, and that it is of none is one of them; of more companies one writes the name. */
const listedAtMost = 99;
export const nameLength = 120;
/** In place of a key; no key has a blank. */
const ofNone = 'of none';

/** Which company: chosen, or where there are too many, typed. */
export function companyField(desk: Desk, ticket: Seen<Ticket>, words: Words): FormField {
  const { all, byKey } = desk.companies.now();
  const { setCompany: said } = words.actions;
  const now = ticket.company === null ? undefined : byKey.get(ticket.company);
  if (all.length > listedAtMost)
    return lineField(
      'company',
      { label: said.company, placeholder: said.typed },
      { required: false, maxLength: nameLength, value: now?.name ?? '' },
    );
  return choiceField(
    'company',
    { label: said.company, placeholder: words.fields.choose },
    {
      required: true,
      value: now?.key ?? '',
      options: [
        ...all.map(({ key, name }) => ({ value: key, label: readableLine(name, 70) || key })),
        { value: ofNone, label: said.none },
      ],
    },
  );
}

/** In place of a key: whichever is their address's. */
const byAddress = 'by address';
/** Beside other fields so many are listed; of more one searches. */
const listedInForm = 30;

/**
 * Whose a request is that somebody types for a customer: as their address tells, or as they say.
 *
 * @param typed what was filled in so far
 */
export function companyTypedFields(desk: Desk, words: Words, typed: Inputs): FormField[] {
  const { all } = desk.companies.now();
  const { setCompany: said } = words.actions;
  if (all.length === 0) return [];
  const value = typed.company ?? '';
  if (all.length > listedInForm)
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
        { required: false, maxLength: nameLength, value },
      ),
    ];
  const options = [
    { value: byAddress, label: said.asAddress },
    ...all.map(({ key, name }) => ({ value: key, label: readableLine(name, 70) || key })),
    { value: ofNone, label: said.none },
  ];
  const chosen = options.some(option => option.value === value) ? value : byAddress;
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
  const fitting = desk.companies.now().all.filter(({ name }) => keyOf(name).includes(key));
  return fitting
    .slice(0, 15)
    .map(({ key: value, name }) => ({ value, label: readableLine(name, 70) || value }));
}

/** The company that is meant. @returns null for none, undefined for what is no company, or could be several */
export function companyMeant(written: string, { all, byKey }: Companies): Company | null | undefined {
  if (written.trim() === '' || written === ofNone) return null;
  const key = keyOf(written);
  const exact = byKey.get(key) ?? all.find(({ name }) => keyOf(name) === key);
  if (exact) return exact;
  const alike = key === '' ? [] : all.filter(({ name }) => keyOf(name).includes(key));
  return alike.length === 1 ? alike[0] : undefined;
}

/** What was typed leaves it to their address. */
export function isByAddress(written: string): boolean {
  return written.trim() === '' || written === byAddress;
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
