import { instantInWords } from '../../../chat/say.ts';
import { ratable, ratingNow } from '../../../ticket/portal/customers-word.ts';
import { standingTo } from '../../../ticket/portal/reader.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { type Language, languages } from '../../../ticket/words.ts';
import { uploadLimits } from '../../frame/upload.ts';
import { newFormKey, type SignedInVisit } from '../portal.ts';
import { doingWords } from '../words/doing.ts';
import { ratingWords } from '../words/rating.ts';

/** What somebody typed, and what is wrong with it: their form comes back with it. */
export type Asking = { typed: Record<string, string>; faults: Record<string, string>; notice: string };

export const nothingTyped: Asking = { typed: {}, faults: {}, notice: '' };

const languageNames: Record<Language, string> = { it: 'Italiano', en: 'English' };
export const megabytes = uploadLimits.bytes / 1024 / 1024;

/** What the page of a request asks, of whoever looks at it now. */
export function asked(
  shown: Seen<Ticket>,
  { who, language, speech }: SignedInVisit,
  now: Date,
  reopenUntil: (closedAt: Date) => Date,
  { typed, faults, notice }: Asking,
) {
  const said = doingWords[language];
  const { number, status, closedAt, mergedInto } = shown;
  const until = closedAt && reopenUntil(closedAt);
  const canReopen = until !== null && now <= until;
  const isOpen = mergedInto === null && status !== 'closed';
  const isTheirs = standingTo(who, shown) === 'requester';
  const isWhole = who.only === null;
  return {
    ...{ typed, faults: { text: '', files: '', colleague: '', ...faults }, notice: notice || false },
    action: `/portal/requests/${number}`,
    key: newFormKey(),
    ...filesSaid(language),
    write: mergedInto === null &&
      (isOpen || canReopen || isWhole) && {
        said: said.write,
        canReopen,
        title: canReopen ? said.write.closedTitle : said.write.title,
        lead: leadOf(
          status === 'closed',
          canReopen && until ? instantInWords(speech, until) : null,
          language,
        ),
      },
    solve: isOpen && shown.saidSolved === null && { said: said.write },
    saidSolved: isOpen && shown.saidSolved !== null && said.write.saidSolved,
    rating:
      isTheirs && ratable(shown, now, reopenUntil) === 'yes' && ratingFields(ratingNow(shown), language),
    more: isWhole &&
      mergedInto === null && {
        said: said.more,
        isOpen: 'colleague' in faults,
        languages: isTheirs && {
          offered: languages.map(value => ({
            value,
            label: languageNames[value],
            isChosen: value === shown.language,
          })),
        },
      },
  };
}

function leadOf(isClosed: boolean, until: string | null, language: Language): string | false {
  const { write } = doingWords[language];
  if (until !== null) return write.closedLead(until);
  return isClosed && write.overLead;
}

/** How many files there may be, in words. */
export function filesSaid(language: Language) {
  const { files, filesHint } = doingWords[language];
  return { filesLabel: files, filesHint: filesHint(uploadLimits.files, megabytes) };
}

/** @param rated as it was rated before; @param chosen what the link says that led here */
export function ratingFields(
  rated: { verdict: 'up' | 'down' } | null,
  language: Language,
  chosen: string = rated?.verdict ?? '',
) {
  const said = ratingWords[language];
  return {
    said,
    was: rated ? said.was(said.verdict[rated.verdict]) : false,
    verdicts: (['up', 'down'] as const).map(value => ({
      value,
      label: said.verdict[value],
      isChosen: value === chosen,
    })),
  };
}
