import { z } from 'zod';
import { type Shown, trouble } from './shown.ts';

/** What a list shows that opens below what somebody types. */
export type ChoicesShown = Shown & { choices: { title: string; value: string }[] };

/** A client shows so many (msteams-docs, dynamic-search). */
const shownAtMost = 15;

const answerShape = z.strictObject({
  type: z.literal('application/vnd.microsoft.search.searchResponse'),
  value: z.strictObject({
    results: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })),
  }),
});

/** The value with which a client asks for what fits what was typed. */
export function queryOf(dataset: string, typed: string) {
  return { queryText: typed, queryOptions: { skip: 0, top: shownAtMost }, dataset };
}

/** @param isLate it came later than the client waits @throws Error for what Teams would not understand */
export function choicesShown(answer: { status: number; body: unknown }, isLate: boolean): ChoicesShown {
  if (answer.status !== 200 || isLate) return { error: trouble, choices: [] };
  const parsed = answerShape.safeParse(answer.body);
  if (!parsed.success) throw new Error(`Teams would not understand these choices: ${parsed.error.message}`);
  return { error: '', choices: parsed.data.value.results.slice(0, shownAtMost) };
}
