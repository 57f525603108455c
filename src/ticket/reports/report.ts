import type { AvailabilityReported } from './availability.ts';
import type { FigureKey } from './figures.ts';
import type { WithCompany } from './with-company.ts';

/** Days of the desk's zone, both included, as `YYYY-MM-DD`. */
export type Span = { from: string; to: string };

export const stepLengths = ['day', 'week', 'month'] as const;
export type StepLength = (typeof stepLengths)[number];

/** By what figures can be told apart. `channel`: by which way the request came in. */
export const dimensions = [
  'category',
  'priority',
  'company',
  'mailbox',
  'channel',
  'operator',
  'language',
] as const;
export type Dimension = (typeof dimensions)[number];

/** By which way a request came in. `api`: a form or a program. `phone`: typed by an operator for a customer who called. */
export const channels = ['mail', 'slack', 'teams', 'portal', 'api', 'phone'] as const;
export type Channel = (typeof channels)[number];

/**
 * The value of a dimension: the category's, company's key; the priority's number; the mailbox's address; the operator's id; '' for
 * those that have none.
 */
export type DimensionValue = string;

/** Of which requests the figures are; of all, where it is empty. */
export type ReportFilter = Partial<Record<Dimension, DimensionValue>>;

/**
 * A figure as it was measured.
 *
 * @property value null where there was nothing to measure; of a share, between 0 and 1
 * @property part,of of a share: so many of so many
 * @property of of a median or decile: of how many it is
 */
export type Measured = { value: number | null; part?: number; of?: number };

export type Figures = Record<FigureKey, Measured>;

/** A figure that was told, and is another one now: something was noted, or mended, later. */
export type Corrected = {
  /** When and where it was told: `card`, `page`, `cli` … */
  told: { at: Date; where: string };
  span: Span;
  figure: FigureKey;
  was: Measured;
  is: Measured;
};

/**
 * The figures with which a report's are compared.
 *
 * @property span the last day may be cut off at `asOf`
 * @property isCut the report's span is not over: only as much of the one before is in it
 */
export type Before = { span: Span; asOf: Date; isCut: boolean; figures: Figures };

/** How things stood in a span of days. Pure data: drawn by cards, pages, tables, and printed as JSON. */
export type Report = {
  span: Span;
  /** The desk's zone, in which days and hours are told. */
  zone: string;
  step: StepLength;
  filter: ReportFilter;
  /** What happened until then is in it. Before the end of the span: the span is not over. */
  asOf: Date;
  whole: Figures;
  /** As many days, or the whole months, before it; as far as the span itself has come. */
  before: Before;
  /** The span in days, weeks (from Monday) or months; the first and the last may be cut off. */
  steps: { span: Span; figures: Figures }[];
  /** By each dimension that was asked for, the largest first. */
  by: Partial<Record<Dimension, { value: DimensionValue; figures: Figures }[]>>;
  /** What dimensions' values are called, where the catalogue does not know: companies by key, operators by id. */
  names: { company: Record<string, string>; operator: Record<string, string> };
  /** Requests that came in, by weekday (0: Monday) and hour of the desk's zone. */
  arrivals: number[][];
  /** What was told of this span, or of the one before, and is another figure now. */
  corrected: Corrected[];
  /** Requests of which something has not been counted yet. */
  uncounted: number;
  /** Its reader may not know whose those are that few may see: they count under no company. */
  hidesCompanies: boolean;
  /** What was done for the company to which the report is narrowed down; null where it is not. */
  withCompany: WithCompany | null;
  /** Of services and of the ways in. null: nobody measures it, or the figures are of some requests alone. */
  availability: AvailabilityReported | null;
};
