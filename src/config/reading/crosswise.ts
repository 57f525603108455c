import { inSeconds, parseWorkingLength } from '../../sla/working-length.ts';
import { asAddress } from '../../ticket/people/as-address.ts';
import { priorities } from '../../ticket/words.ts';
import { nearest, type ValueFault, within } from '../faults.ts';
import { week, workingDay } from '../keys/calendar.ts';
import { companyShape } from '../keys/customers/companies.ts';
import { companyFaults } from '../keys/customers/company-faults.ts';
import { promises } from '../keys/promises.ts';
import { span } from '../keys/safety/privacy.ts';
import { isStrayUse, secretUsesOf } from '../keys/secrets.ts';
import { amongRoutes } from './among-routes.ts';
import { amongKinds } from './known-kinds.ts';
import { valuesAt } from './values-at.ts';

/**
 * Faults that lie between keys. What is written is looked at, not what was read: a fault elsewhere in the same part
 * must not hide these.
 */
export function crosswise(desk: unknown): ValueFault[] {
  return [
    ...twice(desk, ['mailboxes', '*', 'address']),
    ...twice(desk, ['operators', '*', 'email']),
    ...unknownPeople(desk),
    ...claimedTooLate(desk),
    ...inACircle(desk),
    ...closedTooEarly(desk),
    ...keptTooShort(desk),
    ...withoutLogIn(desk),
    ...strayUses(desk),
    ...restrictedForAll(desk),
    ...amongKinds(desk),
    ...amongRoutes(desk),
    ...amongCompanies(desk),
  ];
}

function textAt(root: unknown, ...path: string[]): string | undefined {
  const [found] = valuesAt(root, path);
  return typeof found?.value === 'string' ? found.value : undefined;
}

function addressesAt(desk: unknown, ...pattern: string[]): { path: PropertyKey[]; address: string }[] {
  return valuesAt(desk, pattern).flatMap(({ path, value }) => {
    const address = typeof value === 'string' ? asAddress(value) : null;
    return address ? [{ path, address }] : [];
  });
}

function twice(desk: unknown, pattern: string[]): ValueFault[] {
  const seen = new Map<string, number>();
  return addressesAt(desk, ...pattern).flatMap(({ path, address }) => {
    const first = seen.get(address);
    const at = Number(path[1]);
    if (first === undefined) seen.set(address, at);
    return first === undefined
      ? []
      : [{ path, says: `${address} is item ${first + 1} already: remove one of the two` }];
  });
}

function unknownPeople(desk: unknown): ValueFault[] {
  const known = addressesAt(desk, 'operators', '*', 'email').map(({ address }) => address);
  return [
    ...addressesAt(desk, 'duty', 'rota', '*'),
    ...addressesAt(desk, 'calendar', 'closures', '*', 'onCall'),
    ...addressesAt(desk, 'restricted', 'people', '*'),
    ...addressesAt(desk, 'reportingDuties', 'tell', '*'),
    ...addressesAt(desk, 'reportingDuties', 'laws', '*', 'duties', '*', 'tell', '*'),
  ].flatMap(({ path, address }) => {
    if (known.includes(address)) return [];
    const meant = nearest(address, known);
    const says = `nobody with the address ${address} stands under operators: ${meant ? `did you mean ${meant}?` : 'list them there, with name and role'}`;
    return [{ path, says }];
  });
}

function claimedTooLate(desk: unknown): ValueFault[] {
  const workingDay = Number.parseFloat(textAt(desk, 'calendar', 'workingDay') ?? '8h') * 60;
  const minutes = { minute: 1, hour: 60, day: workingDay };
  const lengthOf = (text: string | undefined) => {
    const length = text === undefined ? null : parseWorkingLength(text);
    return length && length.amount * minutes[length.unit];
  };
  return priorities.map(String).flatMap(priority => {
    const claim = lengthOf(textAt(desk, 'promises', priority, 'claim'));
    const resolve = lengthOf(textAt(desk, 'promises', priority, 'resolve'));
    if (claim === null || resolve === null || claim <= resolve) return [];
    const says = `a request is claimed before it is resolved: write no more than resolve, ${textAt(desk, 'promises', priority, 'resolve')}`;
    return [{ path: ['promises', priority, 'claim'], says }];
  });
}

/** Folders into which mails are moved and from which they are read again, for ever; and folders that are read twice. */
function inACircle(desk: unknown): ValueFault[] {
  const read = valuesAt(desk, ['mailboxes', '*', 'imap']).map(({ path, value }) => {
    const address = textAt(valuesAt(desk, ['mailboxes', '*'])[Number(path[1])]?.value, 'address');
    const account = `${textAt(value, 'host')} ${textAt(value, 'user') ?? address}`.toLowerCase();
    const after = textAt(value, 'after') ?? 'flag';
    return {
      path,
      from: `${account} ${folderName(textAt(value, 'folder') ?? 'INBOX')}`,
      to: after === 'flag' ? null : `${account} ${folderName(after)}`,
    };
  });
  return read.flatMap(({ path, from, to }, index): ValueFault[] => {
    const before = read.findIndex(other => other.from === from);
    if (before < index)
      return [
        {
          path,
          says: `this folder is read for item ${before + 1} already: name another folder, user or host`,
        },
      ];
    if (to === from)
      return [
        {
          path: [...path, 'after'],
          says: 'mails would be moved into the folder that is read, and read again: write flag, or another folder',
        },
      ];
    const others = read.map(({ from }) => from);
    return to !== null && others.includes(to)
      ? [
          {
            path: [...path, 'after'],
            says: 'mails would be moved into a folder that is read for another mailbox: write flag, or another folder',
          },
        ]
      : [];
  });
}

/** What few may see must not lie where others are. */
function restrictedForAll(desk: unknown): ValueFault[] {
  return ['slack', 'teams'].flatMap((platform): ValueFault[] => {
    const few = textAt(desk, 'restricted', platform);
    const others = [
      textAt(desk, platform, 'channel'),
      textAt(desk, platform, 'adminChannel'),
      ...valuesAt(desk, ['routes', '*', platform]).map(({ value }) => value),
    ];
    return few !== undefined && others.includes(few)
      ? [
          {
            path: ['restricted', platform],
            says: 'others are in this channel: name a private one for those who see what is restricted',
          },
        ]
      : [];
  });
}

/** INBOX is the one name in which capitals make no difference (RFC 3501, 5.1). */
function folderName(name: string): string {
  return name.toUpperCase() === 'INBOX' ? 'INBOX' : name;
}

function closedTooEarly(desk: unknown): ValueFault[] {
  const silent = within(desk, 'silentCustomers');
  const remindAfter = parseWorkingLength(textAt(silent, 'remindAfter') ?? '');
  const closeAfter = parseWorkingLength(textAt(silent, 'closeAfter') ?? '');
  if (within(silent, 'close') !== true || !remindAfter || !closeAfter || remindAfter.unit !== closeAfter.unit)
    return [];
  if (closeAfter.amount > remindAfter.amount) return [];
  return [
    {
      path: ['silentCustomers', 'closeAfter'],
      says: 'a customer is reminded before the request is closed: write more than remindAfter',
    },
  ];
}

/** Days beyond the reopening: holidays, a planned closure, a mail that is late. */
const spareDays = 14;
const fewestDays = { day: 1, month: 28, year: 365 };

/** A request that an answer can still open again needs its words. */
function keptTooShort(desk: unknown): ValueFault[] {
  const reopens = parseWorkingLength(textAt(desk, 'reopenWithin') ?? '');
  const open = week.safeParse(within(within(desk, 'calendar'), 'week')).data;
  const workingDaySeconds = workingDay.safeParse(textAt(desk, 'calendar', 'workingDay') ?? '8h').data;
  if (!reopens || !open || !workingDaySeconds) return [];
  const windows = Object.values(open).flat();
  const weekSeconds = windows.reduce((sum, { from, to }) => sum + to - from, 0);
  const least = Math.ceil((inSeconds({ workingDaySeconds }, reopens) / weekSeconds) * 7) + spareDays;
  return ['closed', 'attachments'].flatMap(of => {
    const kept = span.safeParse(textAt(desk, 'privacy', 'retention', of)).data;
    if (!kept || kept.amount * fewestDays[kept.unit] >= least) return [];
    const says = `write ${least} days at least: an answer reopens a request for ${textAt(desk, 'reopenWithin')} of working time (reopenWithin), and what was written in it must be there yet`;
    return [{ path: ['privacy', 'retention', of], says }];
  });
}

function withoutLogIn(desk: unknown): ValueFault[] {
  const out = within(desk, 'smtpOut');
  if (typeof out !== 'object' || out === null || textAt(out, 'auth') === 'none') return [];
  return textAt(out, 'user')
    ? []
    : [{ path: ['smtpOut', 'user'], says: 'is missing: write the name for the log-in, or auth: none' }];
}

/** Each company is looked at by itself: a fault in one hides none in another. */
function amongCompanies(desk: unknown): ValueFault[] {
  const written = valuesAt(desk, ['companies', '*']).map(({ value }) => companyShape.safeParse(value));
  const whole = written.flatMap(({ data }, item) => (data ? [{ item, company: data }] : []));
  const around = {
    operators: addressesAt(desk, 'operators', '*', 'email').map(({ address }) => address),
    promises: promises.safeParse(within(desk, 'promises')).data ?? null,
    workingDaySeconds: workingDay.safeParse(textAt(desk, 'calendar', 'workingDay') ?? '8h').data ?? null,
  };
  return companyFaults(whole, around, ({ item }) => `item ${item + 1}`).map(({ item, path, says }) => ({
    path: ['companies', item, ...path],
    says,
  }));
}

function strayUses(desk: unknown): ValueFault[] {
  const mailboxes = addressesAt(desk, 'mailboxes', '*', 'address').map(({ address }) => address);
  return valuesAt(desk, ['secrets', '*', 'for', '*']).flatMap(({ path, value }) =>
    typeof value === 'string' && isStrayUse(value, mailboxes)
      ? [{ path, says: `${value} is not known; write one of ${secretUsesOf(mailboxes)}` }]
      : [],
  );
}
