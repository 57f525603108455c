import { expect, test } from 'vitest';
import type { ListCard } from '../../src/chat/card.ts';
import { plainList } from '../../src/chat/cards/plain-list.ts';
import { listBlocks } from '../../src/chat/slack/blocks/list.ts';
import { listAdaptiveCard } from '../../src/chat/teams/cards/list.ts';
import { messageBlocks } from '../../src/sandbox/slack/block-kit/blocks.ts';
import { heldBesideTheLibrary } from '../chat/templates/beside-the-library.ts';
import { slackTakes, teamsTakes } from './platforms.ts';

heldBesideTheLibrary();

/** So many people leave so many requests to the next day, each with the address of its card. */
const handedOver = (people: number, requests: number): ListCard => ({
  ...plainList('Cosa resta per lunedì 30 novembre'),
  items: Array.from({ length: people }, (_, person) => ({
    ticket: 0,
    token: '',
    link: '',
    title: `Massimiliano Bartolomeo-Castellani ${person}: ${requests} richieste`,
    deadline: '',
    deadlineTone: 'none' as const,
    lines: Array.from({ length: requests }, (_each, n) => ({
      token: `#${1001 + person * 100 + n}`,
      link: `https://una-softwarehouse.slack.com/archives/C0RICHIESTE01/p1764345600${String(n).padStart(6, '0')}`,
      text: `${'La stampa del registro "fatture" non parte più <dopo> & prima'.slice(0, 60)} · risoluzione entro le 18:30 di domani`,
    })),
    actions: [],
  })),
});

test.each([
  [15, 6],
  [15, 60],
  [1, 100],
  [10, 12],
])('%d people with %d requests each are taken by Slack, and no link is cut', (people, requests) => {
  const blocks = listBlocks(handedOver(people, requests));
  slackTakes(messageBlocks, blocks);
  const text = JSON.stringify(blocks);
  expect(text.match(/<https:/g)?.length).toBe(text.match(/<https:[^|>]*\|#\d+>/g)?.length);
  expect(text.match(/<https:/g)?.length).toBeGreaterThanOrEqual(people * 2);
});

test.each([
  [15, 6],
  [15, 60],
  [1, 100],
])('%d people with %d requests each are taken by Teams', (people, requests) => {
  teamsTakes(listAdaptiveCard(handedOver(people, requests)));
});

test('a short list says all it has', () => {
  const text = JSON.stringify(listBlocks(handedOver(3, 6)));
  expect(text.match(/<https:/g)).toHaveLength(18);
  expect(text).not.toContain('…');
});
