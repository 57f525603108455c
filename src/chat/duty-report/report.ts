import { type DutyKind, dutyKinds } from '../../ticket/duties/regime.ts';
import type { DutyStanding } from '../../ticket/duties/standing.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { classificationInWords } from '../in-words/classification-in-words.ts';
import { termInWords } from '../in-words/duties/duties-in-words.ts';
import { stateInWords } from '../in-words/duties/duties-reading.ts';
import { standingOf } from '../in-words/duties/standing.ts';
import { eventInWords } from '../in-words/event-in-words.ts';
import type { Moment } from '../in-words/moment.ts';
import { instantInWords } from '../say.ts';
import { dutyName, dutyKinds as kindNames } from '../words/chapters/duties/names.ts';
import { askedFor, type ReportAsk, reportAsks } from '../words/chapters/duties/report.ts';
import { wordsIn } from '../words/words.ts';

/** Who reports: the house, as desk.yaml has it. @property contact '' where none is known */
export type Reporter = { name: string; contact: string };

/** All that is known of a request's duties, as a program reads it, and the form is filled with. Instants ISO. */
export type DutyReport = ReturnType<typeof dutyReport>;

/**
 * What the authorities ask for, filled with what the request knows. Pure.
 *
 * @param events the request's log
 * @param reporter `product`: of the company's contract; '' where none is known
 */
export function dutyReport(
  ticket: Seen<Ticket>,
  events: Seen<RecordedEvent>[],
  reporter: Reporter & { product: string },
  moment: Moment,
) {
  const { speech, now } = moment;
  const { language } = speech;
  const words = wordsIn(language);
  const known = knownOf(ticket, reporter, moment);
  return {
    request: ticket.number,
    madeAt: now.toISOString(),
    language,
    reporter,
    subject: ticket.subject,
    reportedBy: ticket.requester,
    arrivedAt: ticket.openedAt.toISOString(),
    classification: classificationInWords(speech, ticket.category, ticket.priority),
    measureAvailableAt: isoOf(ticket.reporting?.measureAt),
    happened: dutyKinds.flatMap(kind => {
      const since = ticket.reporting?.aware[kind];
      return since === undefined
        ? []
        : [{ kind, name: kindNames[kind][language], knownSince: new Date(since).toISOString() }];
    }),
    duties: standingOf(ticket, moment).map(standing => {
      const { duty } = standing;
      return {
        key: duty.key,
        name: dutyName(duty)[language],
        kind: duty.kind,
        term: termInWords(duty, words),
        source: duty.source[language],
        to: duty.to[language],
        standing: stateInWords(standing, speech, now),
        ...instantsOf(standing),
        asks: askedFor[duty.step][duty.kind].map(ask => ({
          ask,
          label: reportAsks[ask][language],
          known: known(ask, duty.kind),
        })),
      };
    }),
    log: events
      .filter(({ event }) => /^(became-aware|duties-dropped|measure-noted|duty-)/.test(event.type))
      .map(recorded => ({ at: recorded.at.toISOString(), line: eventInWords(speech, recorded) })),
  };
}

function instantsOf(standing: DutyStanding) {
  if (standing.state === 'waits') return { due: null, doneAt: null, reference: '' };
  const due = standing.due?.toISOString() ?? null;
  return standing.state === 'done'
    ? { due, doneAt: standing.at.toISOString(), reference: standing.reference }
    : { due, doneAt: null, reference: '' };
}

/** What the request knows of what is asked; '' for what somebody has to write. */
function knownOf(ticket: Seen<Ticket>, reporter: Reporter & { product: string }, { speech }: Moment) {
  const said = (at: number) => instantInWords(speech, new Date(at));
  const { dutyTerms } = wordsIn(speech.language);
  return (ask: ReportAsk, kind: DutyKind): string => {
    const since = ticket.reporting?.aware[kind];
    const measure = ticket.reporting?.measureAt ?? null;
    switch (ask) {
      case 'who':
        return [reporter.name, reporter.contact].filter(Boolean).join(' · ');
      case 'product':
        return reporter.product;
      case 'when':
        return since === undefined ? '' : dutyTerms.known(kindNames[kind][speech.language], said(since));
      case 'nature':
        return [ticket.subject, ticket.excerpt].filter(Boolean).join('\n');
      case 'severity':
        return ticket.priority === null
          ? ''
          : classificationInWords(speech, ticket.category, ticket.priority);
      case 'measures':
        return measure === null ? '' : dutyTerms.measureSince(said(measure));
      default:
        return '';
    }
  };
}

function isoOf(at: number | null | undefined): string | null {
  return at === null || at === undefined ? null : new Date(at).toISOString();
}

/** As a program reads it. */
export function asJson(report: DutyReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
