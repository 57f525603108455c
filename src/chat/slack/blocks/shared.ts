import type { LinkUnfurls, MessageAttachment } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { PromiseTone, SharedRequest, Unfurled } from '../../card.ts';
import { limits } from '../limits.ts';
import { toneMarks } from './deadline.ts';
import { escapeMrkdwn, starless } from './escape.ts';
import { blocks } from './expand.ts';
import { linked } from './linked.ts';

/** The bar at its side; the same stands in words beside it. */
const toneColors: Record<PromiseTone, string> = {
  'on-track': '#1f8a5f',
  soon: '#d9822b',
  overdue: '#c9372c',
  paused: '#8c9bab',
  none: '#8c9bab',
};

const titleLength = 400;

/** What is shown below the links of a message, as `chat.unfurl` takes it. */
export function unfurls(shown: Unfurled[]): LinkUnfurls {
  return Object.fromEntries(
    shown.map(below => [
      below.link,
      'request' in below ? requestBelow(below.request) : wordsBelow(below.text),
    ]),
  );
}

/** The request, how it stands, who has it; the address is its card's, where one may go. */
function requestBelow(request: SharedRequest): MessageAttachment {
  const { title, status, asOf, tone, standing, next, link } = request;
  const token = starless(clip(title, titleLength));
  const promise = standing === '' ? '' : `${toneMarks[tone]} *${starless(standing)}*`.trimStart();
  const lines = [
    `*${linked({ token, link: link?.url ?? '' })}*`,
    [promise, escapeMrkdwn(clip(next, limits.field / 4))].filter(Boolean).join(' · '),
  ];
  return {
    color: toneColors[tone],
    fallback: clip([title, status, standing, next].filter(Boolean).join(' · '), limits.messageText),
    blocks: blocks('shared', 'slack', {
      lead: clip(lines.filter(Boolean).join('\n'), limits.plainText),
      about: clip([status, asOf].filter(Boolean).join(' · '), limits.context),
    }),
  };
}

function wordsBelow(text: string): MessageAttachment {
  return { fallback: text, blocks: blocks('line', 'slack', { text: escapeMrkdwn(text) }) };
}
