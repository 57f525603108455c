import type { Desk } from '../../../desk/desk.ts';
import { isUnconfirmed } from '../../../ticket/people/authorship.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { FormField } from '../../card.ts';
import { readableLine } from '../../readable.ts';
import type { Words } from '../../words/words.ts';
import { choiceField, lineField } from '../fields.ts';

/** Slack takes 100 options, and that it is of none is one of them; of more companies one writes the name. */
const listedAtMost = 99;
export const nameLength = 120;
/** In place of a key; no key has a blank. */
export const ofNone = 'of none';

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
        ...all.map(({ key, name }) => ({ value: key, label: readableLine(name, 70) })),
        { value: ofNone, label: said.none },
      ],
    },
  );
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
