import { clip } from '../../../clip.ts';
import type { FoundToShare, SharedRequest } from '../../card.ts';
import { toneColors, toneMarks } from './deadline.ts';
import { adaptive } from './expand.ts';

const previewTitle = 120;
const previewText = 300;

/** What was found, each as a line to be chosen, and as the card that is put in then. */
export function foundAttachments(found: FoundToShare[]) {
  return found.map(({ title, text, shared }) => attachment(shared, title, text));
}

/** The request behind a link: the line that whoever writes sees below it, and the card that is sent. */
export function linkedAttachment(request: SharedRequest) {
  const { title, status, standing, next } = request;
  return attachment(request, title, [standing, next, status].filter(Boolean).join(' · '));
}

function attachment(shared: SharedRequest, title: string, text: string) {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: adaptive('shared', {
      ...shared,
      standing: shared.standing === '' ? '' : `${toneMarks[shared.tone]} ${shared.standing}`.trimStart(),
      color: toneColors[shared.tone],
      next: shared.next === '' ? '' : ` · ${shared.next}`,
      about: [shared.status, shared.asOf].filter(Boolean).join(' · '),
      actions: shared.link
        ? [{ type: 'Action.OpenUrl', title: shared.link.label, url: shared.link.url }]
        : [],
    }),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: asText(clip(title, previewTitle)), text: asText(clip(text, previewText)) },
    },
  };
}

/** A thumbnail's text is read as HTML. */
function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
