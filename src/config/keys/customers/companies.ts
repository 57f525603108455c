import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { type Company, keyOf } from '../../../ticket/companies/company.ts';
import { canonicalDomain, isFreeMail } from '../../../ticket/people/address.ts';
import { type Priority, priorities } from '../../../ticket/words.ts';
import { writtenAs } from '../../faults.ts';
import { eachPriority } from '../classifying/priorities.ts';
import { about, addressWrittenAs, workingLength } from '../values/fields.ts';
import { nullIsNothing } from '../windows.ts';
import { ownHours } from './own-hours.ts';

const domainForm = 'write a domain such as acme.example, without @ and without *';
/** Registries under which everybody gets a domain: whoever had one would be the company of a whole country. */
const registries = /^(co|com|net|org|gov|edu|ac|gob|gouv)\.[a-z]{2}$/;

const domain = z
  .string(writtenAs(domainForm))
  .transform((text, context): string => {
    const canonical = canonicalDomain(text);
    const onTheWire = domainToASCII(canonical);
    const says = !/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(onTheWire)
      ? domainForm
      : isFreeMail(`x@${canonical}`)
        ? `anybody gets an address at ${canonical}: write this company’s people under addresses`
        : registries.test(canonical)
          ? `${canonical} is no company’s own: write the whole domain, such as acme.${canonical}`
          : null;
    if (says === null) return canonical;
    context.addIssue({ code: 'custom', message: says });
    return z.NEVER;
  })
  .meta({ writtenAs: 'domain' });

const day = z.iso.date('write a date such as 2026-12-31');
const someText = (form: string) =>
  z.preprocess(
    value => (typeof value === 'number' ? String(value) : value),
    z
      .string(writtenAs(form))
      .trim()
      .min(1, form)
      .max(120, 'write at most 120 characters')
      .regex(/^\P{Cc}*$/u, 'write it on one line'),
  );

const contract = z
  .strictObject({
    name: about(
      someText('write the contract’s name, such as Gold'),
      'What it is called; operators and why a deadline is so name it.',
      'Oro',
    ),
    number: about(
      someText('write the contract’s number').optional(),
      'Its number, in quotes where it has a slash or begins with 0.',
      '"2026/114"',
    ),
    from: about(
      day.optional(),
      'The first day on which it is in force; what arrives before is counted as the desk promises to all.',
      '2026-01-01',
    ),
    until: about(day.optional(), 'The last day on which it is in force.', '2026-12-31'),
  })
  .refine(({ from, until }) => !from || !until || from <= until, {
    path: ['until'],
    message: 'a contract must not end before it begins',
  });

const promise = z.strictObject({
  claim: about(
    workingLength.optional(),
    'An operator takes charge of the request within this working time.',
    '30m',
  ),
  resolve: about(workingLength.optional(), 'It is resolved within this working time.', '4h'),
});

/** Of one company what desk.yaml says, or a row of a CSV. */
export const companyShape = z
  .strictObject({
    name: about(someText('write the company’s name'), 'What operators read.', 'Cartiera Pescara S.p.A.'),
    key: about(
      someText('write a key such as acme')
        .transform(keyOf)
        .refine(key => key !== '', 'a key has letters or digits')
        .optional(),
      'Names it for ever, in the log too; without one it is made of the name, and a new name is a new company.',
      'cartiera',
    ),
    domains: about(
      z.preprocess(
        nullIsNothing,
        z.array(domain, 'write a list of domains, such as [acme.example]').default([]),
      ),
      'Whoever writes from these, or from their subdomains, writes for this company.',
      '[cartierapescara.example]',
    ),
    addresses: about(
      z.preprocess(
        nullIsNothing,
        z
          .array(
            addressWrittenAs('write an email address such as paolo@acme.example'),
            'write a list of addresses',
          )
          .default([]),
      ),
      'People who write for it from elsewhere; an address goes before every domain.',
      '[paolo.neri@gmail.com]',
    ),
    product: about(
      someText('write the product').optional(),
      'What they use of yours; stands on the card.',
      'Protocollo',
    ),
    contract: contract.optional(),
    promises: about(
      z
        .strictObject(eachPriority(promise.optional()))
        .optional()
        .meta({ writtenAs: 'priorities with claim and resolve' }),
      'What was promised to this company in place of the desk’s promises, by priority; what is not said is as the desk has it.',
      '{ 1: { claim: 30m, resolve: 4h } }',
    ),
    calendar: ownHours.optional(),
    operator: about(
      addressWrittenAs('write the address of an operator').optional(),
      'Who serves it as a rule, by an address that stands under operators: offered, and notified first while nobody has the request.',
      'anna.rossi@example.com',
    ),
    vip: about(z.boolean('write true or false').default(false), 'Whether the card says VIP.'),
  })
  .transform((yaml, context): Company => {
    const key = yaml.key ?? keyOf(yaml.name);
    if (key === '')
      context.addIssue({
        code: 'custom',
        path: ['name'],
        message: 'no letter or digit is in it: write a key too',
      });
    return {
      key,
      name: yaml.name,
      domains: [...new Set(yaml.domains)],
      addresses: [...new Set(yaml.addresses)],
      product: yaml.product ?? null,
      contract: yaml.contract ? contractOf(yaml.contract) : null,
      promises: promisesOf(yaml.promises),
      hours: yaml.calendar ?? null,
      operator: yaml.operator ?? null,
      isVip: yaml.vip,
    };
  });

function contractOf({ name, number, from, until }: z.infer<typeof contract>): Company['contract'] {
  return { name, number: number ?? '', from: from ?? null, until: until ?? null };
}

/** Only what is said: what is missing is the desk's, whatever that comes to be. */
function promisesOf(
  written: Partial<Record<Priority, z.infer<typeof promise> | undefined>> | undefined,
): Company['promises'] {
  const said: NonNullable<Company['promises']> = {};
  for (const priority of priorities) {
    const { claim, resolve } = written?.[priority] ?? {};
    if (claim || resolve) said[priority] = { ...(claim ? { claim } : {}), ...(resolve ? { resolve } : {}) };
  }
  return Object.keys(said).length > 0 ? said : null;
}

export const companies = about(
  z.preprocess(nullIsNothing, z.array(companyShape, 'write a list of companies').default([])),
  'Whom the desk serves: docs/set-up/companies.md. Long lists are imported from a CSV in place of this: sportello companies import.',
);
