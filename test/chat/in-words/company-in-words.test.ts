import { describe, expect, test } from 'vitest';
import { companyInWords } from '../../../src/chat/in-words/company-in-words.ts';
import { deadlineReading } from '../../../src/chat/in-words/reading.ts';
import { companiesOf } from '../../../src/ticket/companies/companies.ts';
import type { Company } from '../../../src/ticket/companies/company.ts';
import { seen } from '../../../src/ticket/sight/seen.ts';
import type { Language, Priority } from '../../../src/ticket/words.ts';
import { classified, rome, terms, ticketFrom } from '../../ticket/at-rome.ts';
import { bug } from '../../ticket/categories.ts';
import { aCompany } from '../../ticket/companies/a-company.ts';
import { speechIn } from '../a-moment.ts';

const arrived = '2026-11-24T09:00';
const anna = { id: 1, name: 'Anna Rossi', email: 'anna@x.example', role: 'operator' } as const;
const contract = { name: 'Oro', number: '', from: '2026-01-01', until: '2026-12-31' };
const promises = { 1: { claim: { amount: 30, unit: 'minute' as const } } };

function shown(about: Partial<Company> | null, isRestricted = false, priority: Priority = 1) {
  const by = { ...terms(), ...(about ? { companies: companiesOf([aCompany(about)]) } : {}) };
  const ticket = ticketFrom(arrived, [[arrived, classified(bug, priority)]], by, { company: 'acme' });
  const maySeeWords = () => !isRestricted;
  return {
    by,
    ticket: seen(ticket, { viewer: { kind: 'machine' }, place: 'card', maySeeWords }),
  };
}
function said(about: Partial<Company> | null, language: Language = 'it', isRestricted = false): string {
  const { by, ticket } = shown(about, isRestricted);
  return companyInWords(ticket, { terms: by, speech: speechIn(language), now: rome(arrived), absences: [] }, [
    anna,
  ]);
}
function why(about: Partial<Company>, isRestricted = false, priority: Priority = 1): string[] {
  const { by, ticket } = shown(about, isRestricted, priority);
  return deadlineReading(ticket, by, speechIn('it'), rome(arrived)).paragraphs;
}

describe('the card says whose a request is', () => {
  test.each<[Partial<Company>, string, string]>([
    [{ contract }, 'ACME S.p.A., contratto Oro', 'ACME S.p.A., Oro contract'],
    [{}, 'ACME S.p.A., senza contratto', 'ACME S.p.A., no contract'],
    [
      { contract: { ...contract, until: '2026-11-23' } },
      'ACME S.p.A., contratto Oro scaduto il 23 novembre 2026',
      'ACME S.p.A., Oro contract ended 23 November 2026',
    ],
    [
      { contract: { ...contract, from: '2026-11-25' } },
      'ACME S.p.A., contratto Oro dal 25 novembre 2026',
      'ACME S.p.A., Oro contract from 25 November 2026',
    ],
    [
      { contract, isVip: true, product: 'Protocollo', operator: anna.email },
      'ACME S.p.A., contratto Oro, VIP, Protocollo, la segue Anna Rossi',
      'ACME S.p.A., Oro contract, VIP, Protocollo, served by Anna Rossi',
    ],
    [{ key: 'other' }, 'azienda non riconosciuta', 'unknown company'],
  ])('%o', (about, it, en) => {
    expect([said(about), said(about, 'en')]).toEqual([it, en]);
  });

  test('and nothing on a desk that keeps no companies, or to who may not see words', () => {
    expect(said(null)).toBe('');
    expect(said({ contract }, 'it', true)).toBe('');
  });
});

describe('why a deadline is so', () => {
  test('names the contract for what it changes, and for nothing else', () => {
    const [claim = '', , resolve = ''] = why({ contract, promises });
    expect(claim).toContain('Secondo il contratto Oro (ACME S.p.A.).');
    expect(resolve).not.toContain('Oro');
    expect(why({ contract, promises }, false, 2).join()).not.toContain('Oro');
    expect(why({ promises })[0]).toContain('Secondo gli accordi presi con il cliente (ACME S.p.A.).');
  });

  test('to who may not see words it is counted by the contract, which is not named', () => {
    const told = why({ contract, promises }, true);
    expect(told[0]).toContain('30 min');
    expect(told.join()).not.toMatch(/Oro|ACME/);
  });
});
