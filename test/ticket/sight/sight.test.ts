import { describe, expect, test } from 'vitest';
import { hasWords, seen, seenEvents, seenPart } from '../../../src/ticket/sight/seen.ts';
import {
  admittedSeeAll,
  type Eyes,
  eyesOf,
  type SightRule,
  type Viewer,
} from '../../../src/ticket/sight/sight.ts';
import { giulia } from '../ticket-of.ts';
import { told, word } from './told.ts';

const operator = { id: 1, email: 'anna@interzen.example', name: 'Anna', role: 'operator' as const };
const viewers: Record<Viewer['kind'], Viewer> = {
  operator: { kind: 'operator', operator },
  channel: { kind: 'channel', platform: 'slack', channel: 'C0SUPPORT' },
  machine: { kind: 'machine' },
  addressee: { kind: 'addressee' },
  customer: { kind: 'customer', standing: 'requester' },
  outsider: { kind: 'outsider' },
};

const nobody: Eyes = eyesOf({ maySeeWords: () => false }, viewers.operator, 'card');
const everybody: Eyes = eyesOf({ maySeeWords: () => true }, viewers.outsider, 'card');

describe('the rule of today', () => {
  test.each(['operator', 'channel', 'machine'] as const)('shows the words to: %s', kind => {
    expect(admittedSeeAll(told, viewers[kind], 'conversation')).toBe(true);
  });

  test('shows whoever holds a letter’s link the page of that letter, and nothing else', () => {
    expect(admittedSeeAll(told, viewers.addressee, 'quote')).toBe(true);
    for (const place of ['card', 'conversation', 'file', 'api'] as const)
      expect(admittedSeeAll(told, viewers.addressee, place)).toBe(false);
  });

  test('shows them to nobody from outside', () => {
    expect(admittedSeeAll(told, viewers.outsider, 'conversation')).toBe(false);
  });

  test.each<[standing: 'requester' | 'company' | null, seesOpen: boolean, seesRestricted: boolean]>([
    ['requester', true, true],
    ['company', true, false],
    [null, false, false],
  ])('shows a customer on their own pages what is theirs: %s', (standing, seesOpen, seesRestricted) => {
    const customer: Viewer = { kind: 'customer', standing };
    expect(admittedSeeAll({ ...told, restricted: false }, customer, 'portal')).toBe(seesOpen);
    expect(admittedSeeAll({ ...told, restricted: true }, customer, 'portal')).toBe(seesRestricted);
    expect(admittedSeeAll({ ...told, restricted: false }, customer, 'conversation')).toBe(false);
  });
});

describe('a request', () => {
  test('is seen whole by whom the rule lets see it', () => {
    const whole = seen(told, everybody);
    expect(hasWords(whole)).toBe(true);
    expect(whole).toMatchObject(told);
  });

  test('has no word left for others, and the facts that it had', () => {
    const bare = seen(told, nobody);
    expect(hasWords(bare)).toBe(false);
    expect(JSON.stringify(bare)).not.toContain(word);
    const { number, nonce, version, status, category, priority, assignee, openedAt } = told;
    expect(bare).toMatchObject({ number, nonce, version, status, category, priority, assignee, openedAt });
    expect(bare.extensions).toMatchObject([{ promise: 'claim', by: { amount: 1, unit: 'hour' } }]);
  });

  test('gives others nothing of what is in it, and of what happened to it', () => {
    const event = { type: 'note-added' as const, text: word };
    const recorded = {
      ticket: told.number,
      sequence: 2,
      event,
      actor: giulia,
      origin: 'slack' as const,
      at: told.openedAt,
    };
    expect(seenPart(told, { text: word }, nobody)).toBeNull();
    expect(seenEvents(told, [recorded], nobody)).toEqual([]);
    expect(seenPart(told, { text: word }, everybody)).toMatchObject({ text: word });
    expect(seenEvents(told, [recorded], everybody)).toMatchObject([recorded]);
  });

  test('is asked about with who looks, and where', () => {
    const asked: Parameters<SightRule>[] = [];
    const maySeeWords: SightRule = (...about) => asked.push(about) > 0;
    seen(told, eyesOf({ maySeeWords }, viewers.channel, 'call'));
    expect(asked).toEqual([[told, viewers.channel, 'call']]);
  });
});
