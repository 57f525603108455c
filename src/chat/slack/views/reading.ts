import type { View } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { ReadingView } from '../../card.ts';
import { render } from '../../render.ts';
import { limits } from '../limits.ts';

/** Paragraphs to be read, such as why a deadline is where it is. */
export function readingModal({ title, paragraphs, links = [], leave }: ReadingView): View {
  return render('reading', 'slack', {
    title: clip(title, limits.viewTitle),
    close: leave,
    paragraphs: paragraphs.map(paragraph => clip(paragraph, limits.plainText)),
    links: links.map(({ label, url }, index) => ({ index, label: clip(label, limits.button), url })),
  }) as View;
}
