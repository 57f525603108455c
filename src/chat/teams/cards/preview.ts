import type { PreviewView } from '../../card.ts';
import { paragraphsOf } from '../../paragraphs.ts';
import { button, leaveButton, type Surface } from './button.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';

/** A letter as it would go, with the files that go with it. */
export function previewAdaptiveCard(preview: PreviewView, on: Surface = 'dialog'): AdaptiveCard {
  const { verb, ticket, nonce, version, inputs, list, send, back, besides, rule } = preview;
  const carried = { verb, ticket, nonce, version, inputs, list };
  return adaptive('preview', {
    ...preview,
    title: on === 'dialog' ? '' : preview.title,
    paragraphs: paragraphsOf(preview.text),
    besides: besides ? [{ ...besides, paragraphs: paragraphsOf(besides.text) }] : [],
    rule: rule ? [{ ...rule, id: `${verb}.rule` }] : [],
    buttons: [
      button({ title: send, step: 'confirm', style: 'positive', ...carried }, on),
      button({ title: back, step: 'back', ...carried }, on),
      leaveButton(preview.cancel, preview, on),
    ],
  });
}
