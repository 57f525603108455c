import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typedSearch } from '../../../src/chat/finding/typed-search.ts';
import { anything } from '../../../src/store/search/wanted.ts';
import type { Language, Operator } from '../../../src/ticket/words.ts';
import { anyCharacter } from '../../contracts/any-unicode.ts';
import { speechIn } from '../a-moment.ts';

const anna: Operator = { id: 1, email: 'anna@desk.example', name: 'Anna Bianchi', role: 'operator' };
const giulia: Operator = { id: 2, email: 'giulia@desk.example', name: 'Giulia Verdi', role: 'manager' };

function search(typed: string, language: Language = 'it') {
  return typedSearch(typed, {
    speech: speechIn(language),
    operator: anna,
    operators: [anna, giulia],
    companies: [{ key: 'acme', name: 'Acme Motori S.p.A.' }],
    now: new Date('2026-11-28T12:00:00Z'),
  });
}

const words = (...all: string[]) => all.map(each => ({ words: each, not: false }));
const wanted = (about: object) => ({ ok: true, wanted: { ...anything, ...about } });

describe('what somebody typed', () => {
  test.each([
    ['toner nero', { terms: words('toner', 'nero') }],
    ['"toner nero" -cartuccia', { terms: [...words('toner nero'), { words: 'cartuccia', not: true }] }],
    ['«toner nero»', { terms: words('toner nero') }],
    ['"toner nero', { terms: words('toner nero') }],
    ['#1042', { terms: words('#1042') }],
    ['stato:aperta', { status: ['new', 'assigned', 'waiting'] }],
    ['stato: chiusa toner', { status: ['closed'], terms: words('toner') }],
    ['State:OPEN', { status: ['new', 'assigned', 'waiting'] }],
    ['stato:"in attesa"', { status: ['waiting'] }],
    ['categoria:bug priorità:1', { category: ['bug'], priority: [1] }],
    ['priorita:bloccante', { priority: [1] }],
    ['category:vuln', { category: ['vulnerability'] }],
    ['di:me', { assignees: [1] }],
    ['di:nessuno', { assignees: [null] }],
    ['of:giulia', { assignees: [2] }],
    ['of:Verdì', { assignees: [2] }],
    ['di:guilia', { assignees: [2] }],
    ['da:anna@acme.example', { from: ['anna@acme.example'] }],
    ['from:@acme.example', { from: ['acme.example'] }],
    ['da:"Niccolò Rossi"', { from: ['niccolo', 'rossi'] }],
    ['azienda:Acme', { company: ['acme'] }],
    ['azienda:acne', { company: ['acme'] }],
    ['motori', { terms: words('motori'), companiesMeant: new Map([['motori', ['acme']]]) }],
    ['dopo:3/11/2026', { after: new Date('2026-11-02T23:00:00Z') }],
    ['before:2026-07-01', { before: new Date('2026-06-30T22:00:00Z') }],
    ['after:2026', { after: new Date('2025-12-31T23:00:00Z') }],
    // A colon is no filter for that alone.
    ['Re: stampa', { terms: words('Re:', 'stampa') }],
    ['Errore: stampa', { terms: words('Errore:', 'stampa') }],
    ['https://acme.example/x', { terms: words('https://acme.example/x') }],
    ['alle 10:30', { terms: words('alle', '10:30') }],
    ['"errore:stampa"', { terms: words('errore:stampa') }],
    ['dopo:5/11', { after: new Date('2026-11-04T23:00:00Z') }],
    ['dopo:5.12', { after: new Date('2025-12-04T23:00:00Z') }],
    ['dopo:29-2', { after: new Date('2024-02-28T23:00:00Z') }],
    ['-prova', { terms: [{ words: 'prova', not: true }] }],
  ])('%s', (typed, about) => {
    expect(search(typed)).toEqual(wanted(about));
  });

  test.each([
    ['stat:aperta', /filtro «stat:».*Forse volevi «stato:»\?[\s\S]*\*stato:\* aperta/],
    ['colore:rosso', /filtro «colore:»\.\n/],
    ['stato:boh', /stato «boh».*aperta, nuova/],
    ['stato:', /Dopo «stato:» manca un valore/],
    ['categoria:boh', /categoria «boh».*Bug o malfunzionamento/],
    ['priorità:5', /priorità «5» non esiste\. Ci sono: 1 \(Bloccante\), 2 \(Alta\), 3/],
    ['di:zzz', /nessun collega di nome «zzz»/],
    ['azienda:zzz', /nessuna azienda di nome «zzz»/],
    ['dopo:domani-l-altro', /non è una data/],
    ['dopo:31/2/2026', /«31\/2\/2026» non è una data/],
    ['dopo:30-2', /non è una data/],
    ['?! -- "" --', /nulla da cercare/],
    ['\\', /nulla da cercare/],
    ['-"', /nulla da cercare/],
    [`azienda:${'z'.repeat(390)}`, /nessuna azienda/],
  ])('%s is answered with what to write', (typed, said) => {
    const answer = search(typed);
    expect(answer.ok ? '' : answer.fault).toMatch(said);
  });

  test('in English', () => {
    const answer = search('stat:open', 'en');
    expect(answer.ok ? '' : answer.fault).toMatch(/filter “stat:”\. Did you mean “state:”\?/);
  });

  test('whatever it is, it is understood or answered, and never long', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 12_000 }), typed => {
        const answer = search(typed);
        if (answer.ok) expect(answer.wanted.terms.length).toBeLessThanOrEqual(12);
        else expect(answer.fault.length).toBeLessThan(900);
      }),
    );
  });
});
