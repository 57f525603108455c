import { z } from 'zod';
import { upTo } from '../../clip.ts';
import type { Filters } from '../../store/tickets/lists.ts';
import { languages } from '../../ticket/words.ts';
import { category, priority } from '../actions/inputs.ts';
import { specAtMost } from '../button-press.ts';

/** Which list it is, from where on, and what narrows it down: all that is needed to draw it anew. */
export type ListSpec = {
  /** Its key in lists.ts. */
  list: string;
  /** What it is about: a colleague's id, words that are looked for; '' for nothing. */
  about: string;
  filters: Filters;
  /** How many stand before the first one shown. */
  from: number;
  /** Where the last one stood that was seen before: it goes on behind that. '' where it begins by the number. */
  after: string;
  /** It stands on a person's own page, and leads back there. */
  onHome: boolean;
};

/** A person's own page, which holds the beginnings of several lists. */
export const homeKey = 'home';

/** Who is away, which is no list of requests. */
export const awayKey = 'away';

/** What somebody wants to be reminded of, with what they wrote to themselves. */
export const remindersKey = 'reminders';

/** What was looked for. */
export const foundKey = 'found';

/** Of what somebody looks for. */
export const aboutAtMost = 100;

/** As it is written in a spec, beside all else that stands there. */
const encodedAtMost = 130;

/** As store/tickets/keyset.ts writes it; a button has room for no more. */
const markPattern = /^[0-9a-fn-]{1,60}$/;

const filters = z.object({
  category: category.optional(),
  priority: priority.optional(),
  language: z.enum(languages).optional(),
  company: z.string().min(1).max(120).optional(),
  assignee: z.coerce.number().int().positive().optional(),
});

const shape = filters.extend({
  about: z.string().max(aboutAtMost).default(''),
  from: z.coerce.number().int().nonnegative().max(1_000_000).default(0),
  after: z.string().regex(markPattern).default(''),
  home: z.literal('1').optional(),
});

export function listSpec(list: string, given: Partial<Omit<ListSpec, 'list'>> = {}): ListSpec {
  return { list, about: '', filters: {}, from: 0, after: '', onHome: false, ...given };
}

/** `queue?priority=1&from=12`: borne by the list's buttons. '' where it is longer than they can bear. */
export function writeSpec({ list, about, filters, from, after, onHome }: ListSpec): string {
  const given = { about, ...filters, from: after === '' ? from || '' : '', after, home: onHome ? '1' : '' };
  const query = Object.entries(saying(given)).map(([name, value]) => `${name}=${encoded(value)}`);
  const written = query.length === 0 ? list : `${list}?${query.join('&')}`;
  return written.length > specAtMost ? '' : written;
}

/** Letters as they are: by percent signs 43 Cyrillic ones were longer than a button can bear. */
function encoded(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}._-]/gu, sign =>
      sign === ' ' ? '+' : encodeURIComponent(sign),
    );
}

/** @returns null for what no list of ours bears; whether there is such a list, this does not ask */
export function readSpec(text: string): ListSpec | null {
  if (text.length > specAtMost) return null;
  const [list = '', given = ''] = text.split('?');
  const parsed = shape.safeParse(Object.fromEntries(new URLSearchParams(given)));
  if (!parsed.success || !/^[a-z-]+$/.test(list)) return null;
  const { about, from, after, home, ...filters } = parsed.data;
  return { list, about, filters, from, after, onHome: home === '1' };
}

/**
 * Where a list's own buttons and choices lead: to another page, another filter, another list.
 *
 * @param turned `24`, `priority-1`, `priority-any`, `to-queue`, `to-of.12`
 */
function turnedTo(spec: ListSpec, turned: string): ListSpec {
  if (/^\d{1,6}$/.test(turned)) return { ...spec, from: Number(turned), after: '' };
  const [, after] = /^after-(.+)$/.exec(turned) ?? [];
  if (after && markPattern.test(after)) return { ...spec, after };
  const [, list, about = ''] = /^to-([a-z-]+)(?:\.(\d+))?$/.exec(turned) ?? [];
  if (list) return listSpec(list, { about, onHome: spec.onHome || spec.list === homeKey });
  const [, name, value = ''] = /^(priority|category|language|company)-([a-z0-9-]*)$/.exec(turned) ?? [];
  if (!name) return spec;
  const wanted = filters.safeParse(saying({ ...spec.filters, [name]: value === 'any' ? '' : value }));
  return wanted.success ? { ...spec, from: 0, after: '', filters: wanted.data } : spec;
}

/** The same for all that was chosen at once. @param inputs `page`, or filters by name */
export function turnedBy(spec: ListSpec, inputs: Record<string, string>): ListSpec {
  if (inputs.page !== undefined) return turnedTo(spec, inputs.page);
  // Teams sends along what stands in the line with whatever is pressed.
  if (inputs.find !== undefined) return searched(spec, inputs.find);
  const chosen = Object.entries(inputs).map(([name, value]) => `${name}-${value}`);
  return chosen.reduce(turnedTo, spec);
}

/** What was typed above it is looked for; nothing leads nowhere. */
function searched(spec: ListSpec, typed: string): ListSpec {
  const about = lookedFor(typed);
  return about === '' ? spec : listSpec(foundKey, { about, onHome: true });
}

/**
 * What is looked for of what somebody typed: where a list's buttons had no room for it, whole words from the beginning, for half a
 * word finds nothing.
 */
export function lookedFor(typed: string): string {
  const words = typed.trim().replace(/\s+/g, ' ');
  const cut = longestThatFits(words);
  const end = cut.length === words.length || words[cut.length] === ' ' ? cut.length : cut.lastIndexOf(' ');
  return (end > 0 ? cut.slice(0, end) : cut).trim();
}

function longestThatFits(words: string): string {
  const [...signs] = upTo(words, aboutAtMost);
  while (encoded(signs.join('')).length > encodedAtMost) signs.pop();
  return signs.join('');
}

/** What a button bears that goes on behind a mark. */
export function afterMark(mark: string): string {
  return `after-${mark}`;
}

/** What a button bears that leads to another list, or to that of somebody. */
export function leadsTo(list: string, about?: number): string {
  return about === undefined ? `to-${list}` : `to-${list}.${about}`;
}

/** What says something, as text. */
function saying(given: Record<string, string | number | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  );
}
