import type { Language } from '../../ticket/words.ts';
import { away } from './away.ts';
import { dutyCalls } from './chapters/duties/calling.ts';
import { dutyKinds } from './chapters/duties/names.ts';
import { dutyTerms } from './chapters/duties/terms.ts';
import { work } from './chapters/quotes/working.ts';

import { actions, heldLines, lines } from './chapters.ts';
import { calls } from './clock/calls.ts';
import { announcement, closures } from './clock/closures.ts';
import { lengthInBoth, lengths } from './clock/lengths.ts';
import { promises } from './clock/promises.ts';
import { times } from './clock/times.ts';
import { commands } from './commands/commands.ts';
import { lists } from './commands/listing.ts';
import { fields } from './fields.ts';
import { home } from './home.ts';
import { eachLanguage, type In } from './in-both.ts';
import { incident } from './incidents/incident.ts';
import { authorship } from './mail/authorship.ts';
import { files, heldFiles } from './mail/files.ts';
import { letters } from './mail/letters.ts';
import { noticeTasks } from './mail/notice-tasks.ts';
import { portalWish } from './mail/portal.ts';
import { toldReasons } from './mail/reasons.ts';
import { stops } from './mail/stops.ts';
import { complaint, quarantine } from './mail/unread.ts';
import { maintenance } from './maintenance/maintenance.ts';
import { noticeFacts, noticeKinds, noticeTexts, noticeTitles } from './notices.ts';
import { people } from './people.ts';
import { places } from './places.ts';
import { press, waiting } from './press.ts';
import { fourEyes } from './privacy/four-eyes.ts';
import { refusals, unwritable } from './refusals.ts';
import { card } from './request/card.ts';
import { company } from './request/company.ts';
import { conversation, page } from './request/conversation.ts';
import { erasing } from './request/erasing.ts';
import { head } from './request/head.ts';
import { request } from './request/request.ts';
import { restricted } from './request/restricted.ts';
import { answers } from './work/answers.ts';
import { byHand } from './work/by-hand.ts';
import { kept } from './work/kept.ts';
import { reminding, watching } from './work/reminding.ts';
import { when } from './work/when.ts';

export { type NoticeSubject, noticeSubjects } from './notices.ts';

/** What operators read, thing by thing, in both languages. */
const things = {
  ...request,
  ...card,
  ...times,
  ...letters,
  ...press,
  ...places,
  lines,
  heldLines,
  head,
  incident,
  company,
  conversation,
  restricted,
  erasing,
  fourEyes,
  refusals,
  actions,
  fields,
  dutyTerms,
  dutyKinds,
  commands,
  home,
  away,
  lists,
  noticeTitles,
  noticeTexts,
  noticeFacts,
  noticeKinds,
  noticeTasks,
  toldReasons,
  clock: {
    ...promises,
    ...calls,
    dutyCalls,
    ...lengths,
    workingLength: lengthInBoth,
    closures,
    announcement,
  },
  mail: { ...letters, merged: card.merged, quarantine, complaint, portalWish },
  watch: {
    ...heldFiles,
    letter: letters.letter,
    perhapsLeft: letters.perhapsLeft,
    stops,
    noticeTitles,
    noticeTexts,
    noticeFacts,
    noticeTasks,
  },
  people: { ...people, ...waiting },
  author: {
    ...authorship,
    conversation,
    page,
    unwritable,
    closedUnwritten: letters.closedUnwritten,
  },
  files,
  when,
  watching,
  reminding,
  byHand,
  kept,
  answers,
  work,
  maintenance,
};

const picked = eachLanguage(things);

/** Everything that operators read, in one language. */
export type Words = In<typeof things>;

/** What a form says of itself, and of the long text that it asks for. */
export type FormWords = Pick<Words['actions']['reply']['form'], 'title' | 'intro' | 'submit'>;
export type TextWords = Pick<Words['actions']['reply']['form'], 'label' | 'placeholder'>;

export function wordsIn(language: Language): Words {
  return picked[language];
}

/** What stops without a secret, by what desk.yaml says that it is for. */
export function stopsInWords({ watch: { stops } }: Words, use: string): string {
  return use === 'slack' || use === 'teams' || use === 'smtp' ? stops[use] : stops.mailbox(use);
}

/** Why an automatic letter was not sent; the gate's reason as it stands in the database. */
export function heldInWords(words: Words, why: string | null): string {
  const reasons: Record<string, string> = words.held;
  return reasons[why ?? ''] ?? why ?? '';
}
