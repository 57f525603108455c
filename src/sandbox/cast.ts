import type { OwnField } from '../ticket/catalogue/own-field.ts';
import type { Company } from '../ticket/companies/company.ts';
import type { Service } from '../ticket/maintenance/service.ts';
import type { Role } from '../ticket/words.ts';

/** The people of the sandbox: two operators and a manager, the same persons in Slack and in Teams, and a stranger. */
export const colleagues: { key: string; name: string; email: string; role: Role }[] = [
  { key: 'ANNA', name: 'Anna Rossi', email: 'anna.rossi@interzen.example', role: 'operator' },
  { key: 'MARCO', name: 'Marco Bianchi', email: 'marco.bianchi@interzen.example', role: 'operator' },
  { key: 'GIULIA', name: 'Giulia Verdi', email: 'giulia.verdi@interzen.example', role: 'manager' },
];

/** Who of them sees what few may see: is in the private channel, on both platforms. */
export const fewKeys = ['ANNA', 'GIULIA'];

/** Customers who write in the sandbox. */
export const customers = [
  { name: 'Paolo Neri', address: 'paolo.neri@cartierapescara.example', language: 'it' as const },
  { name: 'Emma Clarke', address: 'emma.clarke@northwind.example', language: 'en' as const },
  { name: 'Luca Ferri', address: 'luca.ferri@oleificioferri.example', language: 'it' as const },
  { name: 'Sofia Conti', address: 'sofia.conti@studioconti.example', language: 'it' as const },
  { name: 'James O’Neill', address: 'james.oneill@harbourfreight.example', language: 'en' as const },
  { name: 'Hanako Yamada', address: 'hanako@kaisha.example', language: 'en' as const },
] as const;

/** Whoever has a mailbox here. */
export const writers: { name: string; address: string; language: 'it' | 'en'; isColleague: boolean }[] = [
  ...customers.map(customer => ({ ...customer, isColleague: false })),
  ...colleagues.map(({ name, email }) => ({
    name,
    address: email,
    language: 'it' as const,
    isColleague: true,
  })),
];

/** Whom they work for: one with a contract of its own, one without a contract; the others are nobody's. */
export const customersCompanies: Company[] = [
  {
    key: 'cartiera-pescara',
    name: 'Cartiera Pescara S.p.A.',
    domains: ['cartierapescara.example'],
    addresses: [],
    product: 'ZenProtocollo',
    contract: { name: 'Oro', number: '2026/114', from: '2026-01-01', until: null },
    promises: {
      1: { claim: { amount: 30, unit: 'minute' }, resolve: { amount: 4, unit: 'hour' } },
      2: { claim: { amount: 1, unit: 'hour' } },
    },
    hours: null,
    operator: 'anna.rossi@interzen.example',
    isVip: true,
  },
  {
    key: 'studio-conti',
    name: 'Studio Conti',
    domains: ['studioconti.example'],
    addresses: [],
    product: null,
    contract: null,
    promises: null,
    hours: null,
    operator: null,
    isVip: false,
  },
];

/** What this house asks of a request besides, where desk.yaml says nothing of its own. */
export const ownFields: OwnField[] = [
  {
    key: 'issue',
    name: { it: 'Issue sviluppatori', en: 'Developer issue' },
    kind: 'link',
    address: 'https://dev.interzen.example/issues/{}',
    isFormer: false,
  },
  {
    key: 'environment',
    name: { it: 'Ambiente', en: 'Environment' },
    kind: 'choice',
    options: [
      { key: 'production', name: { it: 'Produzione', en: 'Production' } },
      { key: 'test', name: { it: 'Collaudo', en: 'Test' } },
    ],
    isFormer: false,
  },
];

/** What its customers use, where desk.yaml says nothing of its own. */
export const ownServices: Service[] = [
  { key: 'zenshare', name: { it: 'ZenShare', en: 'ZenShare' }, products: [] },
  { key: 'zenprotocollo', name: { it: 'ZenProtocollo', en: 'ZenProtocollo' }, products: ['ZenProtocollo'] },
  { key: 'portal', name: { it: 'Accesso e portale', en: 'Sign-in and portal' }, products: [] },
];

export const slackIds = {
  channel: 'C0SUPPORT1',
  admins: 'C0ADMINS01',
  restricted: 'C0RISERVA1',
  bot: 'U0SPORTELLO',
};
export const teamsIds = {
  tenantId: '11111111-1111-4111-8111-111111111111',
  teamId: '19:team@thread.tacv2',
  channel: '19:support@thread.tacv2',
  restricted: '19:riservata@thread.tacv2',
  appId: '22222222-2222-4222-8222-222222222222',
};

/** Slack's id and Teams' Entra object id of a colleague. */
export function slackIdOf(key: string): string {
  return `U0${key}`;
}

export function teamsIdOf(key: string): string {
  const hex = Buffer.from(key.padEnd(6, '0').slice(0, 6)).toString('hex');
  return `aaaaaaaa-aaaa-4aaa-8aaa-${hex}`;
}
