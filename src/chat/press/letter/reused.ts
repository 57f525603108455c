import { forOthers } from '../../../desk/answers/for-others.ts';
import { keptOf } from '../../../store/answers/kept-answers.ts';
import type { RecordedEvent } from '../../../ticket/events.ts';
import type { PreviewView } from '../../card.ts';
import { readable, readableLine } from '../../readable.ts';
import type { Asked } from '../asked.ts';

/** As much of it as fits beside what is said of the letter itself. */
const saidAtMost = 400;
const previewedAtMost = 1000;

/** What others are offered of how a request was closed, said to whoever closed it; '' where nothing is. */
export async function keptInWords({ desk, words }: Asked, events: RecordedEvent[]): Promise<string> {
  const closed = events.find(({ event }) => event.type === 'closed' && event.reusable === true);
  if (!closed) return '';
  const { kept, empty } = words.answers.cleaned;
  const left = readableLine((await keptOf(desk.db, closed.ticket)) ?? '', saidAtMost);
  return left === '' ? empty : kept(left);
}

/** The same before it goes, below the letter. */
export async function reusedPreview(asked: Asked): Promise<PreviewView['besides']> {
  const { desk, ticket, operator, press, words } = asked;
  if (press.inputs.reusable !== 'yes' || ticket.restricted) return null;
  const { shown, empty } = words.answers.cleaned;
  const clean = await forOthers(desk, desk.db, ticket, operator.name);
  const text = readable(clean(press.inputs.text ?? ''), previewedAtMost);
  return { title: text === '' ? empty : shown, text };
}
