import type { KnownBlock, View } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { ConversationEntry, ConversationView } from '../../card.ts';
import { render } from '../../render.ts';
import { starless } from '../blocks/escape.ts';
import { blocks } from '../blocks/expand.ts';
import { lineButton } from '../blocks/line-button.ts';
import { limits } from '../limits.ts';

const sideMarks = { customer: '✉️', desk: '↩️', internal: '📝' };

/** A page of what was written about a request. */
export function conversationModal(view: ConversationView): View {
  return render('conversation', 'slack', {
    title: clip(view.title, limits.viewTitle),
    close: clip(view.back?.label ?? view.leave, limits.viewSubmit),
    subject: clip(view.subject, limits.header),
    recorded: view.recorded,
    fields: clip(view.fields, limits.context),
    address: clip(view.address, limits.context),
    older: view.older ? [lineButton(view.older)] : [],
    newer: view.newer ? [lineButton(view.newer)] : [],
    entries: view.entries.flatMap(entryBlocks),
  }) as View;
}

function entryBlocks(entry: ConversationEntry): KnownBlock[] {
  return blocks('conversation', 'slack-entry', {
    mark: sideMarks[entry.side],
    // Two stars around nothing would be shown.
    who: entry.who === '' ? '' : `*${clip(starless(entry.who), limits.context - 10)}*`,
    what: clip(entry.what, limits.context),
    text: clip(entry.text, limits.plainText),
    buttons: entry.buttons.map(lineButton),
    files: entry.attachments.slice(0, limits.actions).map(({ icon, name, size, url }, index) => ({
      index,
      label: clip(`${icon} ${[name, size].filter(Boolean).join(' · ')}`, limits.button),
      url,
    })),
  });
}
