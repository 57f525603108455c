import { clip } from '../../../clip.ts';
import type { CardAction, CardNotice, LineButton, PromiseTone, TicketCard } from '../../card.ts';
import { cardBytes, paragraphLength } from '../limits.ts';
import { button, lineButton } from './button.ts';
import { toneColors, toneMarks } from './deadline.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';
import { plainRun } from './runs.ts';

/** The band on top of the card. */
const styles: Record<PromiseTone, string> = {
  'on-track': 'good',
  soon: 'warning',
  overdue: 'attention',
  paused: 'emphasis',
  none: 'emphasis',
};
const notices: Record<CardNotice['weight'], { mark: string; color: string }> = {
  warning: { mark: '⚠️', color: 'Warning' },
  info: { mark: 'ℹ️', color: 'Default' },
  suggestion: { mark: '💡', color: 'Accent' },
};

/** A ticket's card, as it lies in a channel. */
export function ticketAdaptiveCard(card: TicketCard): AdaptiveCard {
  return drawn(card, { line: '', lineStyle: 'good', next: null }, true);
}

type Said = { line: string; lineStyle: 'good' | 'attention'; next: LineButton | null };

/**
 * The same for who has pressed something, in the place of the message in which they did: a call, for instance, which is no card.
 *
 * @param said for them alone, above the card
 */
export function ticketForOne(card: TicketCard, said: Partial<Said> = {}): AdaptiveCard {
  return drawn(card, { line: '', lineStyle: 'good', next: null, ...said }, false);
}

function drawn(card: TicketCard, { line, lineStyle, next }: Said, onCard: boolean): AdaptiveCard {
  const build = (excerpt: string) =>
    adaptive('ticket', {
      summary: card.summary,
      line: clip(line, paragraphLength),
      lineStyle,
      undo: next ? [lineButton(next)] : [],
      style: styles[card.head.tone],
      head:
        card.shape === 'folded' ? headRuns({ ...card, head: { ...card.head, next: '' } }) : headRuns(card),
      title: `${card.token} ${card.subject}`,
      folded: card.shape === 'folded' ? [{ about: aboutLine(card), ending: endingOf(card, excerpt) }] : [],
      about: card.shape === 'folded' ? '' : aboutLine(card),
      excerpt: card.shape === 'folded' ? '' : excerpt,
      fields: fieldRuns(card),
      notices: card.notices.map(notice => noticeView(notice, card, onCard)),
      actions: card.actions
        .filter(({ place }) => place !== 'beside')
        .map(action => actionButton(action, card, onCard)),
    });
  const whole = build(card.excerpt);
  // Letters of many bytes: the excerpt is what one can do without.
  return sizeOf(whole) <= cardBytes ? whole : build(clip(card.excerpt, 60));
}

function headRuns({ head: { tone, words, next }, urgency }: TicketCard) {
  const color = toneColors[tone];
  return [
    { text: [toneMarks[tone], words].filter(Boolean).join(' '), weight: 'Bolder', color },
    ...(urgency === '' ? [] : [{ text: ` · ${urgency}`, weight: 'Bolder', color: 'Attention' }]),
    ...(next === ''
      ? []
      : [{ text: `${words === '' ? ' ' : ' · '}${next}`, weight: 'Default', color: 'Default' }]),
  ];
}

/** What came of it, on one line. */
function endingOf({ head }: TicketCard, excerpt: string): string {
  return [head.next, excerpt.replace(/\s+/g, ' ')].filter(Boolean).join(' · ');
}

/** Who asks, what is known of it, since when. */
function aboutLine({ customer, facts, times }: TicketCard): string {
  return [customer, ...facts.map(({ value }) => value), times].filter(Boolean).join(' · ');
}

/** A value that leads somewhere is a link. */
function fieldRuns({ fields }: TicketCard): object[] {
  return fields.flatMap(({ label, value, link }, index) => [
    { ...plainRun(`${index === 0 ? '' : ' · '}${label}: `), isSubtle: true, size: 'Small' },
    link === ''
      ? { ...plainRun(value), size: 'Small' }
      : {
          ...plainRun(value),
          size: 'Small',
          color: 'Accent',
          underline: true,
          selectAction: { type: 'Action.OpenUrl', title: value, url: link },
        },
  ]);
}

function noticeView({ text, weight, beside, link }: CardNotice, card: TicketCard, onCard: boolean) {
  const { mark, color } = notices[weight];
  const action = card.actions.find(({ verb }) => verb === beside);
  return {
    text: `${mark} ${text}`,
    color,
    buttons: action ? [actionButton(action, card, onCard)] : [],
    links: link ? [link] : [],
  };
}

function actionButton(action: CardAction, { number, nonce, version }: TicketCard, onCard: boolean): unknown {
  const mode = action.place === 'more' ? 'secondary' : 'primary';
  const style = { primary: 'positive', danger: 'destructive', default: 'default' }[action.emphasis];
  const { label: title, verb, opens } = action;
  return button({
    title,
    verb,
    step: 'press',
    ticket: number,
    nonce,
    version,
    style,
    mode,
    opens,
    onCard,
  });
}

function sizeOf(card: AdaptiveCard): number {
  return Buffer.byteLength(JSON.stringify(card));
}
