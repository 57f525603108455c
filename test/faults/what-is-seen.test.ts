import { expect, test } from 'vitest';
import { slackIds, teamsIds } from '../../src/sandbox/cast.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { customerOf, tokenOf } from './traffic.ts';
import { isComplete, whatIsSeen } from './what-is-seen.ts';

/** A desk that did its work for one request, which somebody has claimed; and what may go wrong with it. */
function seen(
  change: (store: {
    slack(ticket: number, isOpen?: boolean): void;
    teams(ticket: number, isOpen?: boolean): string;
    letter(id: string): void;
    lost: Set<string>;
    sandbox: Sandbox;
  }) => void,
) {
  const sandbox = new Sandbox(null);
  const lost = new Set<string>();
  let ids = 0;
  const store = {
    sandbox,
    lost,
    slack: (ticket: number, isOpen = false) => {
      sandbox.slack.channel(slackIds.channel)?.messages.push({
        ts: sandbox.slack.nextTs(),
        user: slackIds.bot,
        text: '',
        blocks: [
          {
            type: 'section',
            text: { type: 'plain_text', text: `${tokenOf(1)}${isOpen ? ' verb:claim' : ''}` },
          },
        ],
        metadata: { event_type: 'sportello_card', event_payload: { ticket } },
      });
    },
    teams: (ticket: number, isOpen = false) => {
      ids += 1;
      const card = {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'TextBlock', text: tokenOf(1) }],
        actions: isOpen
          ? [{ type: 'Action.Execute', title: 'x', verb: 'claim', data: { verb: 'claim' } }]
          : [],
      };
      sandbox.teams.channel(teamsIds.channel)?.threads.push({
        root: {
          id: `post-${ids}`,
          from: sandbox.teams.botId,
          text: '',
          summary: `#${ticket}`,
          card: card as never,
          at: new Date().toISOString(),
        },
        replies: [],
      });
      return `post-${ids}`;
    },
    letter: (messageId: string) => {
      sandbox.mailbox.items.push({ folder: 'inbox', owner: customerOf(1), messageId } as never);
    },
  };
  change(store);
  const scene = { sandbox, teams: { lost } } as never;
  return whatIsSeen(scene, { accepted: new Set([1]) }, () => false);
}

const whole = (store: Parameters<Parameters<typeof seen>[0]>[0]) => {
  store.slack(1001);
  store.teams(1001);
  store.letter('<a>');
};

test('what is whole is seen as whole', () => {
  const found = seen(whole);
  expect(found).toMatchObject({
    lost: { slack: [], teams: [] },
    doubled: [],
    copies: { slack: [], teams: [], teamsAfterLostAnswers: 0 },
    disagreeing: [],
    claimed: 1,
    letters: { received: 1, repeated: 0, missing: [], twoIds: [] },
  });
  expect(isComplete(found)).toBe(true);
});

const one = [tokenOf(1)];

test('a request without a card, a card that lags, and a letter that is missing are not whole', () => {
  const nothing = seen(() => {});
  expect(nothing.lost).toEqual({ slack: one, teams: one });
  const noTeams = seen(({ slack, letter }) => {
    slack(1001);
    letter('<a>');
  });
  expect(noTeams.lost).toEqual({ slack: [], teams: one });
  const lagging = seen(({ slack, teams, letter }) => {
    slack(1001);
    teams(1001, true);
    letter('<a>');
  });
  expect(lagging.disagreeing).toEqual(one);
  const unwritten = seen(({ slack, teams }) => {
    slack(1001);
    teams(1001);
  });
  expect(unwritten.letters.missing).toEqual(one);
  for (const found of [nothing, noTeams, lagging, unwritten]) expect(isComplete(found)).toBe(false);
});

test('a second ticket, a second card and a second letter are seen; a post whose answer was lost explains a copy', () => {
  const doubled = seen(store => {
    whole(store);
    store.slack(1002);
    store.teams(1002);
  });
  expect([doubled.doubled, doubled.copies.slack, doubled.copies.teams]).toEqual([one, [], []]);
  const copied = seen(store => {
    whole(store);
    store.slack(1001);
    store.teams(1001);
  });
  expect([copied.doubled, copied.copies.slack, copied.copies.teams]).toEqual([[], one, one]);
  const explained = seen(store => {
    whole(store);
    store.lost.add(store.teams(1001));
  });
  expect(explained.copies).toEqual({ slack: [], teams: [], teamsAfterLostAnswers: 1 });
  const letters = seen(store => {
    whole(store);
    store.letter('<a>');
    store.letter('<b>');
  });
  expect(letters.letters).toMatchObject({ received: 3, repeated: 1, twoIds: one });
});
