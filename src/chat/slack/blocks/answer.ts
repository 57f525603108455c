import type { KnownBlock } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { CommandAnswer, TicketLine } from '../../card.ts';
import { limits } from '../limits.ts';
import { promisedOf } from './deadline.ts';
import { escapeMrkdwn, starless } from './escape.ts';
import { blocks } from './expand.ts';
import { lineButton } from './line-button.ts';

/** What `/ticket` answers: a text, or lines of requests with their buttons. */
export function answerBlocks(answer: CommandAnswer): KnownBlock[] {
  return blocks('answer', 'slack', {
    title: clip(answer.title, limits.header),
    // Our own words, with our own bold: the help names its commands.
    text: answer.lines.length === 0 ? clip(answer.text, limits.plainText) : '',
    lines: answer.lines.flatMap(requestBlocks),
    buttons: answer.buttons.map(lineButton),
  });
}

function requestBlocks(line: TicketLine): KnownBlock[] {
  return blocks('answer', 'slack-line', {
    text: clip(
      [
        `*${starless(`${line.token} ${line.subject}`)}*`,
        escapeMrkdwn(line.details),
        promisedOf(line),
        foundIn(line),
      ]
        .filter(Boolean)
        .join('\n'),
      limits.plainText,
    ),
    buttons: line.buttons.map(lineButton),
  });
}

/** Bold in Slack is between two stars, at a word's borders. */
function foundIn({ found }: TicketLine): string {
  if (!found) return '';
  const parts = found.parts.map(({ text, isFound }) =>
    isFound && text.trim() !== '' ? `*${starless(text.trim())}*` : escapeMrkdwn(text),
  );
  return `${escapeMrkdwn(found.lead)}: ${parts.join('')}`;
}
