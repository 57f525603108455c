import { DateTime } from 'luxon';
import { lettersApart } from '../../letters-apart.ts';
import type { Wanted } from '../../store/search/wanted.ts';
import { plain } from '../../store/search/words-sql.ts';
import { offeredCategories, offeredPriorities } from '../../ticket/catalogue/catalogue.ts';
import type { Company } from '../../ticket/companies/company.ts';
import type { Operator, Status } from '../../ticket/words.ts';
import { asTyped } from '../commands/typed/as-typed.ts';
import type { Speech } from '../say.ts';
import { type FilterName, filterWords, valueNames } from '../words/finding/filters.ts';

/** What filters are understood by: who asks, in which zone, and whom there is. */
export type Understanding = {
  speech: Speech;
  operator: Operator;
  operators: Operator[];
  companies: readonly Pick<Company, 'key' | 'name'>[];
  now: Date;
};

type Read = Partial<Wanted> | { fault: string };

/** What each filter makes of its value, or what is wrong with it. */
export const filterValues = {
  state: (value, { speech }) => {
    const status = stateOf(value);
    return status ? { status } : { fault: filterWords[speech.language].state(asTyped(value)) };
  },
  category: (value, { speech }) => {
    const { catalogue, language } = speech;
    const category = catalogue.categories
      .filter(({ key, name }) => [key, ...Object.values(name)].some(each => begins(each, value)))
      .map(({ key }) => key);
    const all = offeredCategories(catalogue)
      .map(({ name }) => name[language])
      .join(', ');
    return category.length > 0
      ? { category }
      : { fault: filterWords[speech.language].category(asTyped(value), all) };
  },
  priority: (value, { speech }) => {
    const { catalogue, language } = speech;
    const priority = catalogue.priorities
      .filter(
        ({ number, name }) =>
          String(number) === value || Object.values(name).some(each => begins(each, value)),
      )
      .map(({ number }) => number);
    const all = offeredPriorities(catalogue)
      .map(({ number, name }) => `${number} (${name[language]})`)
      .join(', ');
    return priority.length > 0
      ? { priority }
      : { fault: filterWords[language].priority(asTyped(value), all) };
  },
  of: (value, { speech, operator, operators }) => {
    if (isCalled(value, valueNames.me)) return { assignees: [operator.id] };
    if (isCalled(value, valueNames.nobody)) return { assignees: [null] };
    const assignees = colleaguesCalled(value, operators);
    return assignees.length > 0
      ? { assignees }
      : { fault: filterWords[speech.language].colleague(asTyped(value)) };
  },
  from: value => ({
    from: value
      .replace(/^@/, '')
      .split(/[\s<>,;]+/)
      .filter(Boolean)
      .map(plain),
  }),
  company: (value, { speech, companies }) => {
    const company = companiesCalled(value, companies);
    return company.length > 0 ? { company } : { fault: filterWords[speech.language].company(asTyped(value)) };
  },
  before: (value, by) => dayAs(value, by, day => ({ before: day })),
  // What came on that day is after its beginning; it is not before it.
  after: (value, by) => dayAs(value, by, day => ({ after: day })),
} satisfies Record<FilterName, (value: string, by: Understanding) => Read>;

/** By the beginning of one of its name's words, or nearly so. @returns their keys */
function companiesCalled(value: string, companies: Understanding['companies']): string[] {
  const wanted = plain(value);
  const named = companies.filter(
    ({ key, name }) => key === wanted || ` ${plain(name)}`.includes(` ${wanted}`),
  );
  return (named.length > 0 ? named : companies.filter(({ name }) => isNearly(plain(name), wanted))).map(
    ({ key }) => key,
  );
}

function stateOf(value: string): Status[] | null {
  if (isCalled(value, valueNames.open)) return ['new', 'assigned', 'waiting'];
  const status = (['new', 'assigned', 'waiting', 'closed'] as const).find(each =>
    isCalled(value, valueNames[each]),
  );
  return status ? [status] : null;
}

function isCalled(value: string, names: readonly string[]): boolean {
  return names.includes(plain(value));
}

function begins(name: string, value: string): boolean {
  return value.length > 0 && plain(name).startsWith(plain(value));
}

/** By address, by the beginning of a name, or nearly so: whoever is next to what was typed. */
function colleaguesCalled(value: string, operators: Operator[]): number[] {
  const wanted = plain(value);
  const named = operators.filter(
    ({ email, name }) => email.toLowerCase() === wanted || ` ${plain(name)}`.includes(` ${wanted}`),
  );
  const meant = named.length > 0 ? named : operators.filter(({ name }) => isNearly(plain(name), wanted));
  return meant.map(({ id }) => id);
}

function isNearly(name: string, wanted: string): boolean {
  if (wanted.length <= 2) return false;
  return [name, ...name.split(' ')].some(
    part => lettersApart(part, wanted, Math.floor(Math.max(part.length, 3) / 3)) < Infinity,
  );
}

const forms = ['yyyy-M-d', 'd/M/yyyy', 'd.M.yyyy', 'd-M-yyyy', 'd/M/yy', 'yyyy-M', 'M/yyyy', 'yyyy'];
const withoutYear = ['d/M', 'd.M', 'd-M'];

/** The day's beginning where the desk is. A day without a year is the last that was. */
function dayAs(value: string, { speech, now }: Understanding, use: (day: Date) => Partial<Wanted>): Read {
  const { zone, language } = speech;
  const written = forms
    .map(form => DateTime.fromFormat(value, form, { zone }))
    .find(({ isValid }) => isValid);
  const day = written ?? lastThatWas(value, DateTime.fromJSDate(now, { zone }));
  return day && day.year > 1970 && day.year < 3000
    ? use(day.toJSDate())
    : { fault: filterWords[language].date(asTyped(value)) };
}

/** The 29th of February is looked for in leap years: the last is eight years ago at most. */
function lastThatWas(value: string, now: DateTime): DateTime | undefined {
  return Array.from({ length: 9 }, (_, ago) => now.year - ago)
    .flatMap(year =>
      withoutYear.map(form =>
        DateTime.fromFormat(`${value} ${year}`, `${form} yyyy`, { zone: now.zoneName ?? 'utc' }),
      ),
    )
    .find(day => day.isValid && day <= now);
}
