import type { ConversationEntry, ConversationView } from '../../card.ts';
import { wordsIn } from '../../words/words.ts';
import { filesAtMost } from '../limits.ts';
import { cardButton, lineButton } from './button.ts';
import { type AdaptiveCard, adaptive, paragraphsOf } from './expand.ts';

const sides = {
  customer: { mark: '✉️', style: 'emphasis' },
  desk: { mark: '↩️', style: 'default' },
  internal: { mark: '📝', style: 'warning' },
};

/** A page of what was written about a request. */
export function conversationAdaptiveCard(view: ConversationView): AdaptiveCard {
  return adaptive('conversation', {
    ...view,
    entries: view.entries.map(entryView),
    buttons: [
      ...(view.older ? [lineButton(view.older, view.list)] : []),
      ...(view.newer ? [lineButton(view.newer, view.list)] : []),
      cardButton(wordsIn(view.language).back, view),
    ],
  });
}

function entryView(entry: ConversationEntry) {
  return {
    ...entry,
    ...sides[entry.side],
    paragraphs: paragraphsOf(entry.text),
    resend: entry.resend ? [lineButton(entry.resend)] : [],
    files: entry.attachments.slice(0, filesAtMost).map(({ icon, name, size, url }) => ({
      label: `${icon} ${[name, size].filter(Boolean).join(' · ')}`,
      url,
    })),
  };
}
