import type { FactKind, Judgement } from './fact.ts';
import type { Dimension, DimensionValue } from './report.ts';

/** The values of those dimensions that are asked for, side by side. */
type Values = Partial<Record<Dimension, readonly DimensionValue[]>>;

/** Facts of one kind, side by side in columns: a hundred thousand of them come over the wire as a few lists. `at` in epoch ms. */
export type FactColumns = {
  kind: FactKind;
  at: readonly number[];
  working: readonly (number | null)[];
  wall: readonly (number | null)[];
  judged: readonly (Judgement | null)[];
  amount: readonly number[];
  values: Values;
};

/** What is so of a request that is open: bits. */
export const stands = { waiting: 1, unanswered: 2, claimLate: 4, resolveLate: 8 } as const;

/** How the requests stood that were open at an instant, side by side. `at`, `since` in epoch ms. */
export type StandingColumns = {
  at: number;
  since: readonly number[];
  how: readonly number[];
  values: Values;
};
