import { clip } from '../../../clip.ts';
import type { FoundToShare } from '../../card.ts';
import { promisedIn } from './deadline.ts';
import { adaptive } from './expand.ts';

const previewTitle = 120;
const previewText = 300;

/** What was found, each as a line to be chosen, and as the card that is put in then. */
export function foundAttachments(found: FoundToShare[]) {
  return found.map(({ title, text, shared }) => ({
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: adaptive('shared', { ...shared, ...promisedIn(shared) }),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: asText(clip(title, previewTitle)), text: asText(clip(text, previewText)) },
    },
  }));
}

/** A thumbnail's text is read as HTML. */
function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
