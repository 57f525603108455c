import type { SlackMessage } from '../../../src/sandbox/slack/workspace.ts';
import type { TeamsMessage } from '../../../src/sandbox/teams/tenant.ts';

/** A request, as it lies in both channels. */
export type Lying = { number: number; slack: SlackMessage; teams: TeamsMessage };

/**
 * One press: what is told to the desk at once, and acknowledged by it.
 *
 * @property offered whether the person sees what they want to press: a window comes, a card is drawn anew
 * @property act resolves with the acknowledgement, to what the platform itself said against it
 */
export type Press = { kind: string; offered: () => boolean; act: () => Promise<{ error: string }> };

/** What a person works on in a round; null where they have nothing of the kind yet. */
type Work = { claims: Lying | null; classifies: Lying | null; answers: Lying | null; round: number };

/**
 * What somebody can press on one platform.
 *
 * @property button of a card, the first of these verbs that it offers
 * @property classified, asked, confirmed what stands in a window: the form of a class, that of an answer, and the letter as it will go
 */
export type Hands = {
  platform: 'slack' | 'teams';
  button: (kind: string, card: Lying, ...verbs: string[]) => Press;
  classified: (kind: string) => Press;
  asked: (kind: string) => Press;
  confirmed: (kind: string) => Press;
  typed: (kind: string, words: string) => Press;
  home: Press;
};

const lists = ['queue', 'mine', 'late'];
/** In nearly all requests, in a few, and a customer's name. */
const lookedFor = ['stampa', 'fattura reparto', 'cliente 17'];
export const answer = 'Buongiorno, abbiamo riavviato il servizio di stampa: ora funziona.';
export const classified = { category: 'bug', priority: '2' };

/** The n-th of them, again and again. */
const nth = (of: string[], n: number): string => of[n % of.length] ?? '';

/** What somebody presses in a round, one after the other. */
export function roundOf(hands: Hands, { claims, classifies, answers, round }: Work): Press[] {
  const { button, typed } = hands;
  return [
    ...(claims ? [button('claim, with letter', claims, 'claim')] : []),
    typed(`list: ${nth(lists, round)}`, nth(lists, round)),
    ...(classifies
      ? [
          button('classify: the form', classifies, 'classify', 'reclassify'),
          hands.classified('classify: sent'),
        ]
      : []),
    typed('find', `find ${nth(lookedFor, round)}`),
    ...(answers
      ? [
          button('reply: the form', answers, 'reply'),
          hands.asked('reply: the letter shown'),
          hands.confirmed('reply: sent'),
        ]
      : []),
    hands.home,
    ...(classifies ? [button('open: the conversation', classifies, 'open')] : []),
  ];
}
