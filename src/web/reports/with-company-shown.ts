import { DateTime } from 'luxon';
import { readableLine } from '../../chat/readable.ts';
import { dimensionValueInWords } from '../../chat/reports/dimension-in-words.ts';
import { countInWords } from '../../chat/reports/figure-in-words.ts';
import { dateOf, instantInWords } from '../../chat/say.ts';
import { withCompanyWords } from '../../chat/words/reports/with-company.ts';
import { lengthInWords, priceInWords } from '../../ticket/quotes/document.ts';
import type { WithCompany } from '../../ticket/reports/with-company.ts';
import type { Showing } from './shown.ts';

type Table = {
  title: string;
  head: string[];
  rows: { name: string; cells: string[] }[];
  sum: string | false;
};

/** What was done for the company to which the report is narrowed down, in tables that can be handed to it; false where it is not. */
export function withCompanyShown(showing: Showing) {
  const { report, speech } = showing;
  const { withCompany: done, filter, names } = report;
  if (!done || !filter.company) return false;
  const said = withCompanyWords[speech.language];
  const tables = [workTable(showing, done), quotesTable(showing, done), entriesTable(showing, done)].filter(
    ({ rows }) => rows.length > 0,
  );
  return {
    title: said.title(dimensionValueInWords('company', filter.company, names, speech)),
    lead: said.lead,
    none: tables.length === 0 && said.none,
    unseen:
      done.unseen > 0 && `${said.unseen(countInWords(done.unseen, speech.language))} ${said.notPrinted}`,
    tables: tables.map((table, index) => ({ ...table, id: `done-${index + 1}` })),
  };
}

function workTable({ speech }: Showing, { work }: WithCompany): Table {
  const { language } = speech;
  const said = withCompanyWords[language];
  const minutes = work.reduce((sum, each) => sum + each.minutes, 0);
  return {
    title: said.work,
    head: [said.request, said.quote, said.time],
    rows: work.map(each => ({
      name: `#${each.ticket}`,
      cells: [
        each.quote === null ? said.withoutQuote : `${each.ticket}/${each.quote}`,
        lengthInWords(each.minutes, language),
      ],
    })),
    sum: `${said.inAll}: ${lengthInWords(minutes, language)}`,
  };
}

function quotesTable({ speech }: Showing, { quotes }: WithCompany): Table {
  const { language } = speech;
  const said = withCompanyWords[language];
  const day = (at: number) => instantInWords(speech, new Date(at));
  return {
    title: said.quotes,
    head: [said.quote, said.price, said.offered, said.state],
    rows: quotes.map(({ ticket, version, price, state, offeredAt, endedAt }) => ({
      name: `${ticket}/${version}`,
      cells: [
        priceInWords(price, language),
        day(offeredAt),
        endedAt === null ? said.states[state] : said.on(said.states[state], day(endedAt)),
      ],
    })),
    sum: false,
  };
}

function entriesTable({ speech }: Showing, { entries }: WithCompany): Table {
  const said = withCompanyWords[speech.language];
  const at = (instant: number) => instantInWords(speech, new Date(instant));
  // Most go in and out on one day: it is told once.
  const isSameDay = (a: number, b: number) => dateOf(speech, new Date(a)) === dateOf(speech, new Date(b));
  const hour = (instant: number) => DateTime.fromMillis(instant, { zone: speech.zone }).toFormat('HH:mm');
  return {
    title: said.entries,
    head: [said.from, said.until, said.who, said.purpose, said.request],
    rows: entries.map(({ ticket, by, purpose, from, until }) => ({
      name: at(from),
      cells: [
        until === null ? said.stillInside : isSameDay(from, until) ? hour(until) : at(until),
        readableLine(by, 60) || said.somebody,
        readableLine(purpose, 300),
        `#${ticket}`,
      ],
    })),
    sum: false,
  };
}
