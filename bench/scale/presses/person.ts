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

/** Somebody at work on one platform. @property round what they press, one after the other */
export type Person = { platform: 'slack' | 'teams'; round: (work: Work) => Press[] };

export const lists = ['queue', 'mine', 'late'];
/** In nearly all requests, in a few, and a customer's name. */
export const lookedFor = ['stampa', 'fattura reparto', 'cliente 17'];
export const answer = 'Buongiorno, abbiamo riavviato il servizio di stampa: ora funziona.';
export const classified = { category: 'bug', priority: '2' };

/** The n-th of them, again and again. */
export const nth = (of: string[], n: number): string => of[n % of.length] ?? '';
