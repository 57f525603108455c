import type { Named } from '../words.ts';

/**
 * Who is there to be told, at this moment; `gone`: the ids of those who have left, who may still have tickets; `serving`: who
 * serves a company as a rule, by its key, of those who are here; `away`: who stands in for whoever is away, by their id;
 * `byAddress`: those whom desk.yaml names to be called about reporting duties, by their address.
 */
export type Roster = {
  onDuty: Named[];
  managers: Named[];
  onCall: Named[];
  gone?: number[];
  serving?: Record<string, Named>;
  away?: Record<number, Named | null>;
  byAddress?: Record<string, Named>;
};

/** Who is told in somebody's place: themselves, or who stands in for them while they are away. null: nobody does. */
export function reached({ away = {} }: Pick<Roster, 'away'>, person: Named): Named | null {
  const standIn = away[person.id];
  return standIn === undefined ? person : standIn;
}

/** The first of several groups in which there is anybody. */
export function firstOf(...groups: Named[][]): Named[] {
  return groups.find(group => group.length > 0) ?? [];
}
