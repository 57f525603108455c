import { describe, expect, test } from 'vitest';
import {
  allPlaces,
  type Channels,
  placesOf,
  type RouteFacts,
  tellingPlacesOf,
} from '../../src/desk/places.ts';
import { billable, bug } from '../ticket/categories.ts';

const all = { platform: 'slack', channel: 'C0SUPPORT' } as const;
const team = { platform: 'teams', channel: 'installed' } as const;
const bills = { platform: 'slack', channel: 'C0BILLS' } as const;
const urgent = { platform: 'slack', channel: 'C0URGENT' } as const;
const urgentTeam = { platform: 'teams', channel: '19:urgent' } as const;
const acme = { platform: 'teams', channel: '19:acme' } as const;
const few = { platform: 'slack', channel: 'C0FEW' } as const;

const channels: Channels = {
  destinations: [all, team],
  routes: [
    { company: 'acme', categories: [], priorities: [], to: [acme] },
    { categories: [], priorities: [1], to: [urgent, urgentTeam] },
    { mailbox: 'billing@interzen.example', categories: [], priorities: [], to: [bills] },
    { categories: [billable], priorities: [], to: [bills] },
  ],
  restrictedDestinations: [few],
};

const request: RouteFacts = {
  mailbox: 'support@interzen.example',
  company: null,
  category: null,
  priority: null,
  suggestion: null,
  restricted: false,
};

describe('where a request lies', () => {
  test.each([
    ['what no route fits', {}, [all, team]],
    ['of a category', { category: billable }, [bills, team]],
    [
      'of a category that is proposed',
      { suggestion: { category: billable, priority: null, reason: '' } },
      [bills, team],
    ],
    [
      'classified otherwise than proposed',
      { category: bug, suggestion: { category: billable, priority: null, reason: '' } },
      [all, team],
    ],
    ['of a mailbox', { mailbox: 'billing@interzen.example' }, [bills, team]],
    ['of a priority', { priority: 1 as const }, [urgent, urgentTeam]],
    [
      'of a priority that is proposed',
      { suggestion: { category: null, priority: 1 as const, reason: '' } },
      [urgent, urgentTeam],
    ],
    [
      'classified without a priority, where one was proposed',
      { category: bug, suggestion: { category: billable, priority: 1 as const, reason: '' } },
      [all, team],
    ],
    ['the first that fits wins', { company: 'acme', priority: 1 as const }, [all, acme]],
    ['what few may see', { restricted: true }, [few, all, team]],
    ['what few may see, on its route', { restricted: true, category: billable }, [few, bills, team]],
  ])('%s', (_what, about, places) => {
    expect(placesOf(channels, { ...request, ...about })).toEqual(places);
  });

  test('it is told where its words are; without a channel for them, where all are', () => {
    expect(tellingPlacesOf(channels, { ...request, priority: 1 })).toEqual([urgent, urgentTeam]);
    expect(tellingPlacesOf(channels, { ...request, restricted: true })).toEqual([few]);
    const none = { ...channels, restrictedDestinations: [] };
    expect(tellingPlacesOf(none, { ...request, restricted: true })).toEqual([all, team]);
  });

  test('each channel is known once', () => {
    expect(allPlaces(channels)).toEqual([all, team, acme, urgent, urgentTeam, bills, few]);
  });
});
