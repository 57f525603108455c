import type { KnownBlock } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { IncidentCard } from '../../card.ts';
import { limits } from '../limits.ts';
import { escapeMrkdwn, starless } from './escape.ts';
import { blocks } from './expand.ts';
import { lineButton } from './line-button.ts';

/** Marks our incidents' cards, so that one whose place was never noted is found again. */
export const incidentEvent = 'sportello_incident';

/** An incident's card as `chat.postMessage` and `chat.update` take it. */
export function incidentMessage(card: IncidentCard) {
  return {
    text: clip(escapeMrkdwn(card.summary), limits.messageText),
    blocks: incidentBlocks(card),
    metadata: { event_type: incidentEvent, event_payload: { incident: card.id, nonce: card.nonce } },
  };
}

/** What it is and how it stands; what people wrote is escaped. */
function incidentBlocks(card: IncidentCard): KnownBlock[] {
  const joined = card.joined && {
    text: clip(`📥 ${card.joined.text}`, limits.plainText),
    button: lineButton(card.joined.button),
  };
  return blocks('incident', 'slack', {
    mark: markOf(card),
    title: clip(card.title, limits.header - 4),
    lead: clip(`${escapeMrkdwn(card.state)}\n*${starless(card.count)}*`, limits.plainText),
    told: clip([card.told, card.leftOut].filter(Boolean).join(' · '), limits.context),
    nameless: clip(card.nameless, limits.context),
    joined: joined ? [joined] : [],
    joining: clip(card.joining, limits.context),
    buttons: card.buttons.map(lineButton),
  });
}

/** Never alone: the line below says the same in words. */
function markOf({ isOpen }: IncidentCard): string {
  return isOpen ? '🔥' : '✅';
}
