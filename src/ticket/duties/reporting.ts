import { written } from '../../written.ts';
import type { RestrictingEvent } from '../chapters/restricting.ts';
import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, type Decision, happen, refuse } from '../grammar/decision.ts';
import { isAhead } from '../grammar/is-ahead.ts';
import { remark } from '../grammar/traits.ts';
import type { Ticket } from '../ticket.ts';
import { type Duty, type DutyKind, kindsOf, partsOf } from './regime.ts';
import { dutiesOf, nothingToReport, type Reporting } from './standing.ts';

/** What has to be reported of a request that few may see, and what was. */

/** As a duty is known there: a protocol number, an id. */
export const referenceAtMost = 200;

/** What the law is asked by, and when it is. @property now ISO */
type Asked = { duties: readonly Duty[]; zone: string; now: string };

/** Instants ISO. */
export type ReportingCommand =
  /** this has happened, and it is known since then; once more: since another instant */
  | ({ type: 'become-aware'; kind: DutyKind; since: string } & Asked)
  /** it has not happened after all */
  | { type: 'drop-duties'; kind: DutyKind; reason: string }
  | ({ type: 'note-measure'; at: string } & Asked)
  /** once more: otherwise than was noted */
  | ({ type: 'do-duty'; duty: string; at: string; reference: string } & Asked)
  /** it was not done after all */
  | { type: 'undo-duty'; duty: string };

export type ReportingEvent =
  | { type: 'became-aware'; kind: DutyKind; since: string }
  | { type: 'duties-dropped'; kind: DutyKind; reason: string }
  | { type: 'measure-noted'; at: string }
  | { type: 'duty-done'; duty: string; at: string; reference: string }
  | { type: 'duty-undone'; duty: string };

export type ReportingRefusal =
  /** only what few may see is reported from here */
  | { reason: 'not-restricted' }
  /** desk.yaml has switched no such law on, or it was withdrawn */
  | { reason: 'no-such-duty' }
  /** an instant that is still to come */
  | { reason: 'not-yet' }
  /** a duty cannot have been done before what it is about was known */
  | { reason: 'before-known' };

type Refusal = ReportingRefusal | CommonRefusal;

export const reportingCommands: Commands<ReportingCommand, ReportingEvent | RestrictingEvent, Refusal> = {
  'become-aware': {
    staleBy: [],
    // Lifted meanwhile, it is told who did that; only then that it has to be restricted.
    clashes: ({ kind, since }, event) =>
      event.type === 'restriction-lifted' ||
      (event.type === 'became-aware' && event.kind === kind && event.since !== since),
    decide({ restricted, reporting }, { kind, since, now, duties }) {
      if (!restricted) return refuse({ reason: 'not-restricted' });
      if (!kindsOf(duties).includes(kind)) return refuse({ reason: 'no-such-duty' });
      if (isAhead(since, now)) return refuse({ reason: 'not-yet' });
      return reporting?.aware[kind] === Date.parse(since)
        ? refuse({ reason: 'nothing-changed' })
        : happen({ type: 'became-aware', kind, since });
    },
  },
  'drop-duties': {
    staleBy: [],
    decide: ({ reporting }, { kind, reason }) =>
      reporting?.aware[kind] === undefined
        ? refuse({ reason: 'no-such-duty' })
        : happen({ type: 'duties-dropped', kind, reason: written(reason) }),
  },
  'note-measure': {
    staleBy: [],
    clashes: ({ at }, event) => event.type === 'measure-noted' && event.at !== at,
    decide({ reporting }, { at, now, duties, zone }) {
      const awaited = dutiesOf(reporting, duties, zone).some(({ duty }) => duty.from === 'measure');
      if (!awaited) return refuse({ reason: 'no-such-duty' });
      if (isAhead(at, now)) return refuse({ reason: 'not-yet' });
      return reporting?.measureAt === Date.parse(at)
        ? refuse({ reason: 'nothing-changed' })
        : happen({ type: 'measure-noted', at });
    },
  },
  'do-duty': {
    staleBy: [],
    clashes: ({ duty, at, reference }, event) =>
      event.type === 'duty-done' &&
      event.duty === duty &&
      (event.at !== at || event.reference !== written(reference)),
    decide: ({ reporting }, command) => done(reporting, command),
  },
  'undo-duty': {
    staleBy: [],
    decide: ({ reporting }, { duty }) =>
      reporting?.done[duty] ? happen({ type: 'duty-undone', duty }) : refuse({ reason: 'no-such-duty' }),
  },
};

function done(
  reporting: Reporting | null,
  { duty: key, at, reference, now, duties, zone }: Extract<ReportingCommand, { type: 'do-duty' }>,
): Decision<ReportingEvent, Refusal> {
  const standing = dutiesOf(reporting, duties, zone).find(({ duty }) => duty.key === key);
  if (!standing) return refuse({ reason: 'no-such-duty' });
  if (isAhead(at, now)) return refuse({ reason: 'not-yet' });
  const known = reporting?.aware[standing.duty.kind] ?? 0;
  if (Date.parse(at) < known) return refuse({ reason: 'before-known' });
  const typed = written(reference).slice(0, referenceAtMost);
  const before = reporting?.done[key];
  return before && before.at === Date.parse(at) && before.reference === typed
    ? refuse({ reason: 'nothing-changed' })
    : happen({ type: 'duty-done', duty: key, at, reference: typed });
}

export const reportingEvents: Events<ReportingEvent> = {
  'became-aware': {
    ...remark,
    isImportant: true,
    strings: { since: 'ours' },
    evolve: ({ reporting }, { kind, since }, _, at) =>
      changed(reporting, at, ({ aware }) => ({ aware: { ...aware, [kind]: Date.parse(since) } })),
  },
  'duties-dropped': {
    ...remark,
    isImportant: true,
    strings: { reason: 'theirs' },
    // If it comes up again, its terms run anew, and nothing of it has been done.
    evolve: ({ reporting }, { kind }, _by, at) =>
      changed(reporting, at, ({ aware: { [kind]: _, ...aware }, measureAt, done, called }) => ({
        aware,
        measureAt: kind === 'exploited' ? null : measureAt,
        done: withoutKind(done, kind),
        called: withoutKind(called, kind),
      })),
  },
  'measure-noted': {
    ...remark,
    isImportant: true,
    strings: { at: 'ours' },
    evolve: ({ reporting }, { at }, _, now) => changed(reporting, now, () => ({ measureAt: Date.parse(at) })),
  },
  'duty-done': {
    ...remark,
    isImportant: true,
    strings: { duty: 'ours', at: 'ours', reference: 'theirs' },
    evolve: ({ reporting }, { duty, at, reference }, _, now) =>
      changed(reporting, now, known => ({
        done: { ...known.done, [duty]: { at: Date.parse(at), reference } },
      })),
  },
  'duty-undone': {
    ...remark,
    isImportant: true,
    strings: { duty: 'ours' },
    evolve: ({ reporting }, { duty }, _by, at) =>
      changed(reporting, at, ({ done: { [duty]: _, ...left } }) => ({ done: left })),
  },
};

function withoutKind<Value>(byDuty: Record<string, Value>, kind: DutyKind): Record<string, Value> {
  return Object.fromEntries(Object.entries(byDuty).filter(([key]) => partsOf(key)?.kind !== kind));
}

function changed(
  reporting: Reporting | null,
  at: Date,
  change: (known: Reporting) => Partial<Reporting>,
): Pick<Ticket, 'reporting'> {
  const known = reporting ?? nothingToReport;
  return { reporting: { ...known, ...change(known), touchedAt: at.getTime() } };
}
