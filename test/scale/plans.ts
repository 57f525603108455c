import { z } from 'zod';

/** How a statement was carried out. */
export type Plan = { statement: string; root: Node };

/** What auto_explain says of one step; rows are per turn of its loop. */
export type Node = z.infer<typeof node>;
const node = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Index Cond': z.string().optional(),
  'Actual Rows': z.number().optional(),
  'Actual Loops': z.number().optional(),
  'Rows Removed by Filter': z.number().optional(),
  'Rows Removed by Index Recheck': z.number().optional(),
  'Index Searches': z.number().optional(),
  get Plans(): z.ZodOptional<z.ZodArray<typeof node>> {
    return z.array(node).optional();
  },
});
const logged = z.object({ 'Query Text': z.string(), Plan: node });

/** The plans in a server's log. */
export function plansIn(log: string): Plan[] {
  return [...log.matchAll(/ duration: [\d.]+ ms {2}plan:\n((?:\t.*\n)+)/g)].map(([, text = '']) => {
    const { 'Query Text': statement, Plan: root } = logged.parse(JSON.parse(text.replace(/^\t/gm, '')));
    return { statement: statement.replace(/\s+/g, ' ').trim(), root };
  });
}

/** All steps of a plan. */
export function nodesOf(root: Node): Node[] {
  return [root, ...(root.Plans ?? []).flatMap(nodesOf)];
}

/** How many rows a step has looked at, those that it threw away included. */
export function rowsLookedAt(step: Node): number {
  const each =
    (step['Actual Rows'] ?? 0) +
    (step['Rows Removed by Filter'] ?? 0) +
    (step['Rows Removed by Index Recheck'] ?? 0);
  return Math.max(each * (step['Actual Loops'] ?? 1), step['Index Searches'] ?? 0);
}
