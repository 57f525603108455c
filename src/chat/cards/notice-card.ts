import type { Language } from '../../ticket/words.ts';
import type { NoticeCard } from '../card.ts';
import { readableLine } from '../readable.ts';
import { type NoticeSubject, wordsIn } from '../words/words.ts';

/** For a button to carry: ids that tell a reader nothing. */
const buttonsOnly = ['letter', 'nonce'];

/**
 * A card for the admins, in their language.
 *
 * @param details by name; empty ones are left out, and names without words are shown as they are
 */
export function noticeCard(
  subject: NoticeSubject,
  details: Record<string, string>,
  language: Language,
  buttons: NoticeCard['buttons'] = [],
): NoticeCard {
  const words = wordsIn(language);
  return {
    title: words.noticeTitles[subject],
    text: words.noticeTexts[subject],
    facts: Object.entries(details)
      .filter(([name, value]) => value !== '' && !buttonsOnly.includes(name))
      .map(([name, value]) => ({ label: words.noticeFacts[name] ?? name, value: readableLine(value, 300) })),
    tone: 'warning',
    buttons,
  };
}
