import type { PreviewView } from '../../card.ts';
import { button, cardButton } from './button.ts';
import { type AdaptiveCard, adaptive, paragraphsOf } from './expand.ts';

/** A letter as it would go, with the files that can be ticked to go with it. */
export function previewAdaptiveCard(preview: PreviewView): AdaptiveCard {
  const { verb, ticket, nonce, version, inputs, list, send, back } = preview;
  const carried = { verb, ticket, nonce, version, inputs, list };
  const offered = preview.files.offered.map(({ value, label }) => ({ value, label: choiceTitle(label) }));
  return adaptive('preview', {
    ...preview,
    files: { ...preview.files, offered },
    paragraphs: paragraphsOf(preview.text),
    buttons: [
      button({ title: send, step: 'confirm', style: 'positive', ...carried }),
      button({ title: back, step: 'back', ...carried }),
      cardButton(preview.cancel, preview),
    ],
  });
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
