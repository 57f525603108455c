import type { ConversationEntry, ConversationView } from '../../card.ts';
import { paragraphsOf } from '../../paragraphs.ts';
import { filesAtMost } from '../limits.ts';
import { button, leaveButton, lineButtonOn, type Surface } from './button.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';

const sides = {
  customer: { mark: '✉️', style: 'emphasis' },
  desk: { mark: '↩️', style: 'default' },
  internal: { mark: '📝', style: 'warning' },
};

/** A page of what was written about a request. */
export function conversationAdaptiveCard(view: ConversationView, on: Surface = 'dialog'): AdaptiveCard {
  return adaptive('conversation', {
    ...view,
    title: on === 'dialog' ? '' : view.title,
    entries: view.entries.map(entry => entryView(entry, view.list, on)),
    buttons: [
      ...(view.older ? [lineButtonOn(on, view.older, view.list)] : []),
      ...(view.newer ? [lineButtonOn(on, view.newer, view.list)] : []),
      wayOut(view, on),
    ],
  });
}

/** Into the form above which it was opened, with what was typed there; or out of it. */
function wayOut(view: ConversationView, on: Surface): unknown {
  const { back, leave, ticket, nonce, version, list } = view;
  if (!back) return leaveButton(leave, view, on);
  const { label: title, verb, inputs } = back;
  return button({ title, verb, step: 'back', ticket, nonce, version, inputs, list }, on);
}

function entryView(entry: ConversationEntry, list: string | undefined, on: Surface) {
  return {
    ...entry,
    ...sides[entry.side],
    paragraphs: paragraphsOf(entry.text),
    buttons: entry.buttons.map(each => lineButtonOn(on, each, list)),
    files: entry.attachments.slice(0, filesAtMost).map(({ icon, name, size, url }) => ({
      label: `${icon} ${[name, size].filter(Boolean).join(' · ')}`,
      url,
    })),
  };
}
