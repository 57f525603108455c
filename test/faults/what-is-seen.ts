import { slackIds, teamsIds } from '../../src/sandbox/cast.ts';
import type { Scene } from './scene.ts';
import { customerOf, type Traffic, tokenOf } from './traffic.ts';

/** What the outside sees, and nothing else: no question goes to the desk or its database. */
export type Seen = {
  accepted: number;
  /** Requests without a card in a chat. */
  lost: { slack: string[]; teams: string[] };
  /** Requests that became more than one ticket. */
  doubled: string[];
  /** Cards of one ticket beyond the first. Teams lets no bot look whether a post whose answer was lost lies there. */
  copies: { slack: string[]; teams: string[]; teamsAfterLostAnswers: number };
  /** Tickets whose cards do not say the same in both chats. */
  disagreeing: string[];
  /** Claimed, as their cards say. */
  claimed: number;
  letters: { received: number; repeated: number; missing: string[]; twoIds: string[] };
};

type CardSeen = { token: string; ticket: string; id: string; isOpen: boolean };

/** @param troubled whether a post of that instant may have been made by a desk that could not note it */
export function whatIsSeen(
  { sandbox, teams }: Scene,
  { accepted }: Pick<Traffic, 'accepted'>,
  troubled: (at: Date) => boolean,
): Seen {
  const tokens = [...accepted].map(tokenOf);
  const inSlack = cardsBy(
    (sandbox.slack.channel(slackIds.channel)?.messages ?? [])
      .filter(({ metadata }) => metadata?.event_type === 'sportello_card')
      .map(({ blocks, metadata, ts }) =>
        cardIn(JSON.stringify(blocks ?? []), String(metadata?.event_payload.ticket), ts, 'verb:claim'),
      ),
  );
  const inTeams = cardsBy(
    (sandbox.teams.channel(teamsIds.channel)?.threads ?? [])
      .filter(({ root }) => root.card)
      .map(({ root }) =>
        cardIn(
          JSON.stringify(root.card),
          /^#(\d+)/.exec(root.summary ?? '')?.[1] ?? '?',
          root.id,
          '"verb":"claim"',
        ),
      ),
  );
  const postedAt = new Map(
    (sandbox.teams.channel(teamsIds.channel)?.threads ?? []).map(({ root }) => [root.id, new Date(root.at)]),
  );
  const isExcused = ({ id }: CardSeen) => teams.lost.has(id) || troubled(postedAt.get(id) ?? new Date(0));
  const ticketsOf = (token: string) =>
    new Set([...(inSlack.get(token) ?? []), ...(inTeams.get(token) ?? [])].map(({ ticket }) => ticket));

  const many = (cards: Map<string, CardSeen[]>) =>
    tokens.filter(token => (cards.get(token)?.length ?? 0) > ticketsOf(token).size);
  const copied = many(inTeams);
  const unexcused = copied.filter(
    token => (inTeams.get(token) ?? []).filter(card => !isExcused(card)).length > ticketsOf(token).size,
  );
  const claimed = tokens.filter(token => inSlack.get(token)?.some(({ isOpen }) => !isOpen));
  return {
    accepted: tokens.length,
    lost: {
      slack: tokens.filter(token => !inSlack.has(token)),
      teams: tokens.filter(token => !inTeams.has(token)),
    },
    doubled: tokens.filter(token => ticketsOf(token).size > 1),
    copies: {
      slack: many(inSlack),
      teams: unexcused,
      teamsAfterLostAnswers: copied.length - unexcused.length,
    },
    // Of several copies in Teams one is live: the one that says what Slack's says.
    disagreeing: tokens.filter(token => {
      const [slack] = inSlack.get(token) ?? [];
      const live = inTeams.get(token) ?? [];
      return slack && live.length > 0 && !live.some(({ isOpen }) => isOpen === slack.isOpen);
    }),
    claimed: claimed.length,
    letters: lettersSeen(sandbox.mailbox.items, accepted, new Set(claimed)),
  };
}

function lettersSeen(
  items: { folder: string; owner: string; messageId: string }[],
  accepted: Set<number>,
  claimed: Set<string>,
): Seen['letters'] {
  const byCustomer = new Map<string, string[]>();
  for (const { owner, messageId } of items.filter(({ folder }) => folder === 'inbox'))
    byCustomer.set(owner, [...(byCustomer.get(owner) ?? []), messageId]);
  const idsOf = (n: number) => byCustomer.get(customerOf(n)) ?? [];
  const received = [...accepted].flatMap(idsOf);
  return {
    received: received.length,
    repeated: received.length - new Set(received).size,
    missing: [...accepted].filter(n => claimed.has(tokenOf(n)) && idsOf(n).length === 0).map(tokenOf),
    twoIds: [...accepted].filter(n => new Set(idsOf(n)).size > 1).map(tokenOf),
  };
}

function cardIn(text: string, ticket: string, id: string, claim: string): CardSeen {
  return { token: /F-\d{5}/.exec(text)?.[0] ?? '', ticket, id, isOpen: text.includes(claim) };
}

function cardsBy(cards: CardSeen[]): Map<string, CardSeen[]> {
  const by = new Map<string, CardSeen[]>();
  for (const card of cards) by.set(card.token, [...(by.get(card.token) ?? []), card]);
  return by;
}

/** Nothing is missing any more. */
export function isComplete({ lost, disagreeing, letters }: Seen): boolean {
  return [lost.slack, lost.teams, disagreeing, letters.missing].every(({ length }) => length === 0);
}
