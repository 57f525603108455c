import { readableLine } from '../../chat/readable.ts';
import { withCompanyWords } from '../../chat/words/reports/with-company.ts';
import { lengthInWords, priceInWords } from '../../ticket/quotes/document.ts';
import type { Report } from '../../ticket/reports/report.ts';
import type { Language } from '../../ticket/words.ts';
import { momentIn } from '../saying/moment.ts';

/** What was done for the company to which a report is narrowed down, line by line; nothing where it is not. */
export function companyInText({ withCompany, zone }: Report, language: Language): string[] {
  if (!withCompany) return [];
  const at = (instant: number | null) => (instant === null ? '…' : momentIn(zone, new Date(instant)));
  const { work, quotes, entries, unseen } = withCompany;
  const said = withCompanyWords[language];
  const listed = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : [`\n${title}`, ...lines.map(line => `  ${line}`)];
  return [
    ...listed(
      said.work,
      work.map(({ ticket, quote, minutes }) => {
        const under = quote === null ? '' : `  ${ticket}/${quote}`;
        return `#${ticket}${under}  ${lengthInWords(minutes, language)}`;
      }),
    ),
    ...listed(
      said.quotes,
      quotes.map(
        ({ ticket, version, price, state, offeredAt, endedAt }) =>
          `${ticket}/${version}  ${priceInWords(price, language)}  ${at(offeredAt)}  ${said.states[state]}${endedAt === null ? '' : ` ${at(endedAt)}`}`,
      ),
    ),
    ...listed(
      said.entries,
      entries.map(
        ({ ticket, by, purpose, from, until }) =>
          `${at(from)} – ${at(until)}  #${ticket}  ${by === '' ? '' : `${readableLine(by, 60)}: `}${readableLine(purpose, 300)}`,
      ),
    ),
    ...(unseen > 0 ? [`\n${said.unseen(String(unseen))}`] : []),
  ];
}
