import type { IncidentCard } from '../../../card.ts';
import { lineButton } from '../button.ts';
import { type AdaptiveCard, adaptive } from '../expand.ts';

/** An incident's card; whatever somebody wrote stands in a TextRun. */
export function incidentAdaptiveCard(card: IncidentCard): AdaptiveCard {
  const { joined, buttons, isOpen, told, leftOut } = card;
  return adaptive('incident', {
    ...card,
    mark: isOpen ? '🔥' : '✅',
    style: isOpen ? 'attention' : 'emphasis',
    told: [told, leftOut].filter(Boolean).join(' · '),
    joined: joined ? [{ text: `📥 ${joined.text}`, button: lineButton(joined.button) }] : [],
    buttons: buttons.map(button => lineButton(button)),
  });
}
