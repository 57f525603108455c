import type { View } from '@slack/types';
import { clip } from '../../../clip.ts';
import { render } from '../../render.ts';
import { limits } from '../limits.ts';

/** What our modals are called that say a mere line. */
export const plainTitle = 'Sportello';

/**
 * A line for one person, in a modal: from the Home tab there is no channel to whisper in.
 *
 * @param isEnd closing it closes the forms below too: what they were for is done
 */
export function messageModal(title: string, text: string, isEnd = false): View {
  return render('message', 'slack', {
    isEnd,
    title: clip(title, limits.viewTitle),
    text: clip(text, limits.plainText),
  }) as View;
}
