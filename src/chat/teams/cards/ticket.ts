import { clip } from '../../../clip.ts';
import { card as cardAction } from '../../actions/conversation/card.ts';
import type {
  CardAction,
  CommandAnswer,
  ConversationView,
  FormView,
  LineButton,
  ListCard,
  NoticeCard,
  PreviewView,
  ReadingView,
  TicketCard,
} from '../../card.ts';
import type { Step } from '../../press/button-press.ts';
import { readableLine } from '../../readable.ts';
import { render } from '../../render.ts';
import { wordsIn } from '../../words/words.ts';
import { cardBytes, filesAtMost, paragraphLength } from '../limits.ts';

/**
 * Teams' renditions: each takes a shared view and expands `cards/<card>/teams.json`. Whatever somebody wrote stands in
 * a TextRun, where Teams reads neither Markdown nor mentions.
 */
export type AdaptiveCard = { type: 'AdaptiveCard'; [property: string]: unknown };

const nameLength = 60;
const styles = { new: 'accent', working: 'good', waiting: 'warning', closed: 'emphasis' };
const colors = { new: 'Accent', working: 'Good', waiting: 'Warning', closed: 'Default' };
const deadlineColors = { good: 'Good', warning: 'Warning', alarm: 'Attention', quiet: 'Default' };
const deadlineMarks = { good: '🟢', warning: '🟠', alarm: '🔴', quiet: '⏸️' };
const listStyles = { info: 'emphasis', warning: 'warning', alarm: 'attention' };
const listMarks = { info: '📋', warning: '⏳', alarm: '🚨' };
const sides = {
  customer: { mark: '✉️', style: 'emphasis' },
  desk: { mark: '↩️', style: 'default' },
  internal: { mark: '📝', style: 'warning' },
};

/** @param line something for the one who pressed alone, above the card */
export function ticketAdaptiveCard(
  card: TicketCard,
  line = '',
  lineStyle: 'good' | 'attention' = 'good',
  undo: LineButton | null = null,
): AdaptiveCard {
  const build = (excerpt: string, actions = card.actions) =>
    adaptive('ticket', 'teams', {
      ...card,
      rows: inRows(card.facts),
      excerpt,
      line: clip(line, paragraphLength),
      lineStyle,
      undo: undo ? [lineButton(undo)] : [],
      deadlineMark: deadlineMarks[card.deadlineTone],
      deadlineColor: deadlineColors[card.deadlineTone],
      style: styles[card.tone],
      color: colors[card.tone],
      actions: actions.map(action => actionButton(action, card)),
    });
  const whole = build(card.excerpt);
  // Letters of many bytes, or a hundred colleagues to choose from: the excerpt is what one can do without.
  if (sizeOf(whole) <= cardBytes) return whole;
  const short = clip(card.excerpt, 60);
  const shorter = build(short);
  return sizeOf(shorter) <= cardBytes ? shorter : build(short, card.actions.map(withoutDraft));
}

/** What was typed stands in the conversation too. */
function withoutDraft(action: CardAction): CardAction {
  const fields = action.form?.fields.map(field => (field.kind === 'text' ? { ...field, value: '' } : field));
  return action.form && fields ? { ...action, form: { ...action.form, fields } } : action;
}

/** Two facts beside each other; what may be long stands alone. */
function inRows(facts: TicketCard['facts']): { cells: TicketCard['facts'] }[] {
  const short = facts.filter(({ id }) => id !== 'resolution');
  const pairs = short.flatMap((_, index) => (index % 2 === 0 ? [short.slice(index, index + 2)] : []));
  const long = facts.filter(({ id }) => id === 'resolution').map(fact => [fact]);
  return [...pairs, ...long].map(cells => ({ cells }));
}

function actionButton(action: CardAction, { number, nonce, version }: TicketCard): unknown {
  const mode = action.place === 'more' ? 'secondary' : 'primary';
  const style = { primary: 'positive', danger: 'destructive', default: 'default' }[action.emphasis];
  if (!action.form)
    return button({
      title: action.label,
      verb: action.verb,
      step: 'press',
      ticket: number,
      nonce,
      version,
      style,
      mode,
    });
  return render('form', 'teams-button', {
    title: action.label,
    style,
    mode,
    fields: formFields(action.form),
    buttons: [submitButton(action.form)],
  });
}

type Button = {
  title: string;
  verb: string;
  step: Step;
  ticket: number;
  nonce: string;
  version: number;
  inputs?: Record<string, string>;
  style?: string;
  mode?: string;
};

function button({ style = 'default', mode = 'primary', inputs = {}, ...rest }: Button): unknown {
  return render('ticket', 'teams-button', { style, mode, inputs, ...rest });
}

function submitButton(form: FormView): unknown {
  const { verb, ticket, nonce, version, submit } = form;
  return button({ title: submit, verb, step: 'submit', ticket, nonce, version, style: 'positive' });
}

/** Back to the card as it is now; nothing is changed. */
function cardButton(
  title: string,
  { ticket, nonce, version }: { ticket: number; nonce: string; version: number },
): unknown {
  return button({ title, verb: cardAction.verb, step: 'press', ticket, nonce, version });
}

/** Input ids are prefixed with the verb: all forms of a card lie in one card, where an id may stand once. */
function formFields(form: FormView): unknown {
  return render('form', 'teams-fields', {
    intro: form.intro,
    notice: form.notice,
    // A card has no field for files: they come by the private chat.
    fields: form.fields
      .filter(({ kind }) => kind !== 'files')
      .map(field => render('form', `teams-${field.kind}`, { ...field, id: `${form.verb}.${field.id}` })),
  });
}

export function formAdaptiveCard(form: FormView): AdaptiveCard {
  return adaptive('form', 'teams', {
    title: form.title,
    about: form.about,
    fields: formFields(form),
    buttons: [submitButton(form), cardButton(form.cancel, form)],
  });
}

export function previewAdaptiveCard(preview: PreviewView): AdaptiveCard {
  const { verb, ticket, nonce, version, inputs } = preview;
  const offered = preview.files.offered.map(({ value, label }) => ({ value, label: choiceTitle(label) }));
  return adaptive('preview', 'teams', {
    ...preview,
    files: { ...preview.files, offered },
    paragraphs: paragraphsOf(preview.text),
    buttons: [
      button({
        title: preview.send,
        verb,
        step: 'confirm',
        ticket,
        nonce,
        version,
        inputs,
        style: 'positive',
      }),
      button({ title: preview.back, verb, step: 'back', ticket, nonce, version, inputs }),
      cardButton(preview.cancel, preview),
    ],
  });
}

export function conversationAdaptiveCard(view: ConversationView): AdaptiveCard {
  const turn = (to: ConversationView['older']) => (to ? [lineButton(to)] : []);
  return adaptive('conversation', 'teams', {
    ...view,
    entries: view.entries.map(entry => ({
      ...entry,
      ...sides[entry.side],
      paragraphs: paragraphsOf(entry.text),
      resend: entry.resend ? [lineButton(entry.resend)] : [],
      files: entry.attachments.slice(0, filesAtMost).map(({ icon, name, size, url }) => ({
        label: `${icon} ${[name, size].filter(Boolean).join(' · ')}`,
        url,
      })),
    })),
    buttons: [...turn(view.older), ...turn(view.newer), cardButton(wordsIn(view.language).back, view)],
  });
}

export function noticeAdaptiveCard(notice: NoticeCard): AdaptiveCard {
  return adaptive('notice', 'teams', { ...notice, buttons: notice.buttons.map(lineButton) });
}

export function answerAdaptiveCard(answer: CommandAnswer): AdaptiveCard {
  return adaptive('answer', 'teams', {
    title: answer.title,
    text: answer.lines.length === 0 ? answer.text.split('\n').map(inBold) : [],
    lines: answer.lines.map(line => ({
      ...line,
      ...promisedIn(line),
      // One stands beside its request; where there are more, they stand below.
      beside: line.buttons.length === 1 ? line.buttons.map(lineButton) : [],
      below: line.buttons.length > 1 ? line.buttons.map(lineButton) : [],
    })),
    buttons: answer.buttons.map(lineButton),
  });
}

function promisedIn({ deadline, deadlineTone }: Pick<TicketCard, 'deadline' | 'deadlineTone'>) {
  const promised = deadline === '' ? '' : `${deadlineMarks[deadlineTone]} ${deadline}`;
  return { promised, promisedColor: deadlineColors[deadlineTone] };
}

/** The runs of a line, of which what stands between stars is bold. */
function inBold(line: string): { runs: { text: string; weight: string }[] } {
  const runs = line
    .split(/\*([^*]*)\*/)
    .map((text, index) => ({ text, weight: index % 2 === 1 ? 'Bolder' : 'Default' }))
    .filter(({ text }) => text !== '');
  return { runs: runs.length > 0 ? runs : [{ text: ' ', weight: 'Default' }] };
}

function lineButton({ label, verb, number, nonce, version, page }: LineButton): unknown {
  const inputs = page ? { page } : {};
  return button({ title: label, verb, step: 'press', ticket: number, nonce, version, inputs });
}

/** A message about several tickets. The mentions stand in a TextBlock, which alone can carry them. */
export function listAdaptiveCard(list: ListCard): AdaptiveCard {
  const tags = list.mentions.map(({ userId, name }) => ({ userId, name: tagged(name) }));
  return adaptive('list', 'teams', {
    ...list,
    style: listStyles[list.tone],
    mark: listMarks[list.tone],
    called: tags.map(({ name }) => `<at>${name}</at>`).join(', '),
    entities: tags.map(({ userId, name }) => ({
      type: 'mention',
      text: `<at>${name}</at>`,
      mentioned: { id: userId, name },
    })),
    items: list.items.map(({ ticket, nonce, version, actions, ...item }) => ({
      ...item,
      ...promisedIn(item),
      buttons: actions.map(({ verb, label, emphasis }) =>
        button({
          title: label,
          verb,
          step: 'press',
          ticket,
          nonce,
          version,
          style: emphasis === 'primary' ? 'positive' : 'default',
        }),
      ),
    })),
  });
}

/** A TextBlock reads Markdown; a name is a name, and never an empty one. */
function tagged(name: string): string {
  return readableLine(name.replace(/[*_`~[\]()<>#&]/g, ''), nameLength) || '?';
}

/**
 * Beside a box that is ticked Teams reads Markdown, where one chooses from a list it does not. A file's name is a name:
 * what would format stands beside a space without width, or is replaced by its like.
 */
function choiceTitle(text: string): string {
  const plain = text
    .replaceAll('*', '∗')
    .replaceAll('`', '’')
    .replaceAll('~', '∼')
    .replaceAll('<', '‹')
    .replace(/[_&[\]]/g, '\u200B$&\u200B');
  return `📎 ${plain}`;
}

export function readingAdaptiveCard(reading: ReadingView): AdaptiveCard {
  return adaptive('reading', 'teams', { ...reading, buttons: [cardButton(reading.back, reading)] });
}

function adaptive(card: string, rendition: string, view: object): AdaptiveCard {
  return render(card, rendition, view) as AdaptiveCard;
}

function sizeOf(card: AdaptiveCard): number {
  return Buffer.byteLength(JSON.stringify(card));
}

/** A TextRun has no line breaks that all clients honour: each paragraph is a block of its own. */
function paragraphsOf(text: string): string[] {
  const paragraphs = text
    .split(/\n{2,}/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '');
  return paragraphs.length > 0 ? paragraphs : [text];
}
