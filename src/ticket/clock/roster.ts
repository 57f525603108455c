import type { Named } from '../words.ts';

/** Who is there to be told, at this moment; `gone`: the ids of those who have left, who may still have tickets. */
export type Roster = { onDuty: Named[]; managers: Named[]; onCall: Named[]; gone?: number[] };

/** The first of several groups in which there is anybody. */
export function firstOf(...groups: Named[][]): Named[] {
  return groups.find(group => group.length > 0) ?? [];
}
