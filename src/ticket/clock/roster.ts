import type { Named } from '../words.ts';

/**
 * Who is there to be told, at this moment; `gone`: the ids of those who have left, who may still have tickets; `serving`: who
 * serves a company as a rule, by its key, of those who are here.
 */
export type Roster = {
  onDuty: Named[];
  managers: Named[];
  onCall: Named[];
  gone?: number[];
  serving?: Record<string, Named>;
};

/** The first of several groups in which there is anybody. */
export function firstOf(...groups: Named[][]): Named[] {
  return groups.find(group => group.length > 0) ?? [];
}
