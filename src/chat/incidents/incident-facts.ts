import type { Db } from '../../store/database.ts';
import { type Broadcast, latestSent } from '../../store/incidents/broadcasts.ts';
import { type Members, membersOf, untoldOf } from '../../store/incidents/members.ts';
import { type Progress, progressOf } from '../../store/incidents/progress.ts';
import type { Incident } from '../../ticket/incidents/incident.ts';

/** All that an incident's card says. @property latest the message to all that was sent last */
export type IncidentFacts = {
  incident: Incident;
  members: Members;
  latest: { broadcast: Broadcast; progress: Progress } | null;
  /** Open requests that no message to all has reached: those that came since, and those that it did not get to. */
  untold: { joined: number; missed: number };
};

export async function incidentFacts(db: Db, incident: Incident): Promise<IncidentFacts> {
  const [members, broadcast, untold] = await Promise.all([
    membersOf(db, incident.id),
    latestSent(db, incident.id),
    untoldOf(db, incident.id),
  ]);
  const latest = broadcast && { broadcast, progress: await progressOf(db, broadcast.id) };
  const joined = untold.filter(({ isNew }) => isNew).length;
  return { incident, members, latest, untold: { joined, missed: untold.length - joined } };
}
