import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { planClosure } from '../../../src/desk/clock/closures.ts';
import { joinIncident } from '../../../src/desk/incidents/join.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { noteMinute } from '../../../src/store/availability/hours.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { noteFound } from '../../../src/store/portal/found-readings.ts';
import { sealAll } from '../../../src/store/records/seal.ts';
import { openSealKey, type SealKey } from '../../../src/store/records/seal-key.ts';
import type { Finding } from '../../../src/store/records/verify/findings.ts';
import { nothingCounted, verifyRecords } from '../../../src/store/records/verify/verify.ts';
import { appendTerms } from '../../../src/store/reports/terms-in-force.ts';
import { keepTold } from '../../../src/store/reports/told.ts';
import { anIncidentDesk } from '../../desk/incidents/an-incident-desk.ts';
import { helpDesk } from '../../ticket/categories.ts';

const hour = 3_600_000;

/** A desk that has worked for some hours, each of them sealed; and a folder in which its seals stand outside the database. */
export function aDeskWithRecords() {
  const incidents = anIncidentDesk();
  const { desk, own, opened, does, accepted, by } = incidents;
  const folder = mkdtempSync(join(tmpdir(), 'sportello-records-'));
  const file = join(folder, 'seals.jsonl');
  let key: SealKey | undefined;
  let owner: Database | undefined;
  beforeAll(() => {
    key = openSealKey(join(folder, 'records.key'));
    owner = openDatabase(own.ownerUrl, 1);
  });
  afterAll(async () => {
    await owner?.close();
    rmSync(folder, { recursive: true });
  });

  const sealKey = () => key ?? openSealKey(join(folder, 'records.key'));
  const seal = async () => await sealAll(desk.db, sealKey(), file, desk.clock);
  const keys = () => [sealKey().known.toString('hex')];

  /** As the owner, over one connection, in which a transaction may be open. */
  const asOwner = () => {
    if (!owner) throw new Error('the database is open from beforeAll on');
    return owner;
  };

  async function verified(outside = file, since: Date | null = null) {
    const counted = { ...nothingCounted };
    const findings: Finding[] = [];
    for await (const finding of verifyRecords(asOwner(), { file: outside, keys: keys() }, since, counted))
      findings.push(finding);
    return { findings, counted };
  }

  /** Where something is found once this was done, with triggers off; it is undone again. */
  async function foundAfter(statements: string): Promise<string[]> {
    const { connection } = asOwner();
    await connection.unsafe('begin; set local session_replication_role = replica');
    try {
      await connection.unsafe(statements);
      return (await verified()).findings.map(({ place }) => place);
    } finally {
      await connection.unsafe('rollback');
    }
  }

  const attached = (name: string, text: string) => ({
    ...{ name, type: 'text/plain', content: new TextEncoder().encode(text), contentId: '' },
    ...{ inline: false, dangerous: false },
  });

  /** What figures are made from, and what was told of them; a search. Of the last hours of probes it is waited for more. */
  async function measures(each: number): Promise<void> {
    const now = desk.clock();
    await noteFound(desk.db, (await by('anna')).operator, [1000 + each], { origin: 'slack', at: now });
    await appendTerms(desk.db, now, { promised: { hours: 8 + each } });
    const figures = { opened: { value: each } } as never;
    const span = { from: '2026-11-01', to: `2026-11-0${each + 1}` };
    await keepTold(desk.db, { ...span, filter: {}, asOf: now, place: 'page', figures });
    await noteMinute(desk.db, { place: 'here', minute: now }, [
      { service: 'zenshare', isUp: each % 2 === 0 },
    ]);
  }

  /** Requests with files and letters, an incident with its message, what was merged, and the desk's own events. */
  async function works(hours = 4, requests = 8): Promise<number[]> {
    const all: number[] = [];
    for (let each = 0; each < hours; each += 1) {
      await measures(each);
      const numbers: number[] = [];
      for (let one = 0; one < requests; one += 1)
        numbers.push(
          await opened({
            attachments: one % 2 ? [attached(`foglio ${each}.${one}.txt`, `${each} ${one % 4}`)] : [],
          }),
        );
      for (const [index, number] of numbers.entries()) {
        await does(number, { type: 'claim' }, { type: 'classify', category: helpDesk, priority: null });
        if (index % 2) await does(number, { type: 'reply', text: 'Riprovi adesso.' });
        if (index % 3 === 0) await does(number, { type: 'close', resolution: 'Corretto.' });
      }
      await mergeTickets(desk, numbers[1] ?? 0, numbers[2] ?? 0, await by('anna'));
      const incident = await incidents.incidentWith();
      await joinIncident(desk, numbers[4] ?? 0, incident.id, await by('anna'));
      await joinIncident(desk, numbers[5] ?? 0, incident.id, await by('anna'));
      const message = await incidents.frozen(incident.id);
      if ('id' in message) {
        await incidents.send(incident.id, message.id);
        await incidents.carried(message.id);
      }
      const closure = {
        id: 0,
        from: `2027-0${each + 1}-11`,
        to: `2027-0${each + 1}-12`,
        name: `Chiusura ${each}`,
        onCall: null,
      };
      await planClosure(desk, closure, await by('giulia'));
      await accepted();
      await seal();
      desk.advance(hour);
      all.push(...numbers);
    }
    return all;
  }

  return { ...incidents, file, folder, seal, verified, foundAfter, works, asOwner, keys, sealKey, attached };
}
