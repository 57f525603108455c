import type { KnownBlock, View } from '@slack/types';
import { clip } from '../../../clip.ts';
import type {
  CommandAnswer,
  ConversationEntry,
  ConversationView,
  LineButton,
  ListCard,
  NoticeCard,
  PreviewView,
  ReadingView,
  TicketCard,
  TicketLine,
} from '../../card.ts';
import type { HomeView } from '../../desk-door.ts';
import { render } from '../../render.ts';
import { pressValue, viewMetadata } from '../carried/press-value.ts';
import { limits } from '../limits.ts';
import { escapeMrkdwn } from './escape.ts';

/** Slack's renditions: each takes a shared view, fits it to Slack's limits and expands `cards/<card>/slack.json`. */

const toneMarks = { new: '🔵', working: '🟢', waiting: '🟡', closed: '⚪' };
const deadlineMarks = { good: '🟢', warning: '🟠', alarm: '🔴', quiet: '⏸️' };
const listMarks = { info: '📋', warning: '⏳', alarm: '🚨' };
const sideMarks = { customer: '✉️', desk: '↩️', internal: '📝' };

/** The blocks of a message, out of a rendered card. */
function blocks(card: string, rendition: string, view: object): KnownBlock[] {
  return (render(card, rendition, view) as { blocks: KnownBlock[] }).blocks;
}

export function ticketBlocks(card: TicketCard): KnownBlock[] {
  const button = ({ verb, label, emphasis }: TicketCard['actions'][number]) => ({
    verb,
    label: clip(label, limits.button),
    style: emphasis === 'default' ? '' : emphasis,
    value: pressValue({ verb, ticket: card.number, nonce: card.nonce, version: card.version }),
  });
  const more = card.actions.filter(({ place }) => place === 'more');
  return blocks('ticket', 'slack', {
    title: clip(`${card.token} ${card.subject}`, limits.header),
    toneMark: toneMarks[card.tone],
    statusLabel: card.statusLabel,
    customer: clip(`${card.customerName} · ${card.customerAddress}`, limits.context),
    excerpt: clip(card.excerpt, limits.plainText),
    facts: card.facts.filter(({ id }) => id !== 'resolution').map(factView),
    // It may be long: it stands alone, over the whole width.
    alone: card.facts.filter(({ id }) => id === 'resolution').map(factView),
    deadline: markedDeadline(card),
    suggestion: clip(card.suggestion, limits.context - 10),
    notices: card.notices.map(notice => clip(notice, limits.context - 10)),
    front: [
      ...card.actions.filter(({ place }) => place === 'front'),
      // What does not fit into the menu stands beside it.
      ...more.slice(limits.optionsInOverflow),
    ].map(button),
    more: more.slice(0, limits.optionsInOverflow).map(button),
    times: card.times,
  });
}

function factView({ label, value }: TicketCard['facts'][number]) {
  return { label: escapeMrkdwn(label), value: clip(escapeMrkdwn(value), limits.field - 200) };
}

/** What is promised stands out: it is what one looks for. */
function markedDeadline({ deadline, deadlineTone }: Pick<TicketCard, 'deadline' | 'deadlineTone'>): string {
  return deadline === '' ? '' : `${deadlineMarks[deadlineTone]} *${escapeMrkdwn(deadline)}*`;
}

export function previewView(preview: PreviewView): View {
  return render('preview', 'slack', {
    metadata: viewMetadata(preview, 'confirm', preview.inputs),
    title: clip(preview.title, limits.viewTitle),
    send: clip(preview.send, limits.viewSubmit),
    back: clip(preview.back, limits.viewSubmit),
    intro: clip(preview.intro, limits.plainText),
    notice: clip(preview.notice, limits.plainText - 10),
    head: preview.head.map(({ label, value }) => clip(`${label}: ${value}`, limits.context)),
    files: preview.files.chosen.map(({ name, size }) => ({ name: clip(name, limits.context - 30), size })),
    paragraphs: piecesOf(preview.text),
  }) as View;
}

export function conversationModal(view: ConversationView, close: string): View {
  const turn = (to: ConversationView['older']) => (to ? [lineButton(to)] : []);
  return render('conversation', 'slack', {
    title: clip(view.title, limits.viewTitle),
    close,
    subject: clip(view.subject, limits.header),
    recorded: view.recorded,
    older: turn(view.older),
    newer: turn(view.newer),
    entries: view.entries.flatMap(entryBlocks),
  }) as View;
}

function entryBlocks(entry: ConversationEntry): KnownBlock[] {
  return blocks('conversation', 'slack-entry', {
    mark: sideMarks[entry.side],
    who: clip(entry.who, limits.context - 10),
    what: clip(entry.what, limits.context),
    text: clip(entry.text, limits.plainText),
    resend: entry.resend ? [lineButton(entry.resend)] : [],
    files: entry.attachments.slice(0, limits.actions).map(({ icon, name, size, url }, index) => ({
      index,
      label: clip(`${icon} ${[name, size].filter(Boolean).join(' · ')}`, limits.button),
      url,
    })),
  });
}

export function noticeBlocks(notice: NoticeCard): KnownBlock[] {
  return blocks('notice', 'slack', {
    title: clip(notice.title, limits.header - 4),
    text: clip(notice.text, limits.plainText),
    buttons: notice.buttons.map(lineButton),
    facts: notice.facts.map(({ label, value }) => ({
      label,
      value: clip(value, limits.context - label.length - 2),
    })),
  });
}

/**
 * A line of text, for a thread or a whisper. It stands in a block because there Slack leaves bare addresses alone,
 * which in a message's text become links.
 *
 * @param mentions user ids
 */
export function lineBlocks(text: string, mentions: string[] = []): KnownBlock[] {
  const called = mentions.map(id => `<@${id}> `).join('');
  return blocks('line', 'slack', { text: clip(`${called}${escapeMrkdwn(text)}`, limits.plainText) });
}

/** A message about several tickets. Titles and lines hold customers' words: escaped, with our own bold around them. */
export function listBlocks(list: ListCard): KnownBlock[] {
  const channel = list.callsChannel ? ['<!here>'] : [];
  const people = list.callsChannel ? [] : list.mentions.map(({ userId }) => `<@${userId}>`);
  return blocks('list', 'slack', {
    mark: listMarks[list.tone],
    title: clip(list.title, limits.header - 4),
    called: [...channel, ...people].join(' '),
    intro: clip(list.intro, limits.plainText),
    footer: clip(list.footer, limits.context),
    items: list.items.flatMap(item =>
      blocks('list', 'slack-item', {
        title: clip(starless(item.title), limits.button * 4),
        text: clip(
          [markedDeadline(item), escapeMrkdwn(item.lines.join('\n'))].filter(Boolean).join('\n'),
          limits.plainText - limits.button * 4 - 10,
        ),
        buttons: item.actions.map(({ verb, label, emphasis }) => ({
          actionId: `verb:${verb}:${item.ticket}`,
          label: clip(label, limits.button),
          style: emphasis === 'default' ? '' : emphasis,
          value: pressValue({ verb, ticket: item.ticket, nonce: item.nonce, version: item.version }),
        })),
      }),
    ),
  });
}

export function answerBlocks(answer: CommandAnswer): KnownBlock[] {
  return blocks('answer', 'slack', {
    title: clip(answer.title, limits.header),
    // Our own words, with our own bold: the help names its commands.
    text: answer.lines.length === 0 ? clip(answer.text, limits.plainText) : '',
    lines: answer.lines.flatMap(line =>
      blocks('answer', 'slack-line', {
        text: clip(
          [`*${starless(`${line.token} ${line.subject}`)}*`, escapeMrkdwn(line.details), promisedOf(line)]
            .filter(Boolean)
            .join('\n'),
          limits.plainText,
        ),
        buttons: line.buttons.map(lineButton),
      }),
    ),
    buttons: answer.buttons.map(lineButton),
  });
}

/** In a list the promise stands below the request, its colour before it. */
function promisedOf({ deadline, deadlineTone }: TicketLine): string {
  return deadline === '' ? '' : `${deadlineMarks[deadlineTone]} ${escapeMrkdwn(deadline)}`;
}

/** Text that stands in our own bold. */
function starless(text: string): string {
  return escapeMrkdwn(text).replaceAll('*', '∗');
}

function lineButton({ label, verb, number, nonce, version, page }: LineButton) {
  return {
    actionId: `verb:${verb}:${number}${page ? `:${page}` : ''}`,
    label: clip(label, limits.button),
    value: pressValue({ verb, ticket: number, nonce, version, ...(page ? { page } : {}) }),
  };
}

/** A line for one person, with something that they can still do about it. */
export function undoBlocks(text: string, undo: LineButton): KnownBlock[] {
  return blocks('answer', 'slack-line', {
    text: clip(escapeMrkdwn(text), limits.plainText),
    buttons: [lineButton(undo)],
  });
}

export function readingModal({ title, paragraphs, back }: ReadingView): View {
  return render('reading', 'slack', {
    title: clip(title, limits.viewTitle),
    close: back,
    paragraphs: paragraphs.map(paragraph => clip(paragraph, limits.plainText)),
  }) as View;
}

export function homeTab(home: HomeView): View {
  const list = ({ title, empty, lines }: HomeView['mine']) =>
    answerBlocks({ title, text: empty, lines, buttons: [] });
  return render('home', 'slack', {
    title: clip(home.title, limits.header),
    intro: clip(home.intro, limits.plainText),
    lists: [...list(home.mine), ...list(home.queue)],
  }) as View;
}

/**
 * A line for one person, in a modal: from the Home tab there is no channel to whisper in.
 *
 * @param isEnd closing it closes the forms below too: what they were for is done
 */
export function messageModal(title: string, text: string, isEnd = false): View {
  return render('message', 'slack', {
    isEnd,
    title: clip(title, limits.viewTitle),
    text: clip(text, limits.plainText),
  }) as View;
}

/** A letter in sections that Slack takes, cut between paragraphs where that can be. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > limits.plainText) {
    const paragraph = rest.lastIndexOf('\n', limits.plainText);
    const cut = paragraph > limits.plainText / 2 ? paragraph : limits.plainText - 1;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return [...pieces, rest].filter(piece => piece !== '');
}
