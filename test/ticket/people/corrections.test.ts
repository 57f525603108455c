import { describe, expect, test } from 'vitest';
import { asCorrected, wasMistaken } from '../../../src/ticket/people/corrections.ts';

const slip = { name: 'Paolo', address: 'paolo@gmial.example' };
const right = { name: 'Paolo Neri', address: 'paolo@gmail.example' };
const mended = [{ was: slip, now: right }];
const back = [...mended, { was: right, now: slip }];
const nameless = [{ was: { name: 'Signora Bassi', address: '' }, now: right }];

describe('to whom a letter goes now', () => {
  test.each([
    ['to the slip', mended, slip, right],
    ['to another at the same mailbox', mended, { ...slip, name: 'Bruno' }, { ...slip, name: 'Bruno' }],
    ['to another address', mended, { ...slip, address: 'b@x.example' }, { ...slip, address: 'b@x.example' }],
    ['however the address is written', mended, { ...slip, address: 'Paolo@Gmial.example' }, right],
    ['by the name as letters bear it', mended, { ...slip, name: ' Paolo  ' }, right],
    ['that names nobody still names nobody', mended, { ...slip, name: '' }, { ...right, name: '' }],
    ['mended back', back, slip, slip],
    ['mended back, to what it was between', back, right, slip],
    ['to one without an address, by their name', nameless, { name: 'Signora Bassi', address: '' }, right],
    [
      'to another without one',
      nameless,
      { name: 'Signor Verdi', address: '' },
      { name: 'Signor Verdi', address: '' },
    ],
    ['where nothing was mended', [], slip, slip],
  ])('%s', (_, corrections, to, now) => {
    expect(asCorrected(corrections, to)).toEqual(now);
  });
});

test.each([
  ['the slip', mended, slip.address, true],
  ['with a tag', mended, 'paolo+x@gmial.example', true],
  ['the right one', mended, right.address, false],
  ['of a name alone', [{ was: slip, now: { ...slip, name: 'Paolo Neri' } }], slip.address, false],
])('an address that was a mistake: %s', (_, corrections, address, is) => {
  expect(wasMistaken(corrections, address)).toBe(is);
});
