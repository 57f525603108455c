import type { View } from '@slack/types';
import { clip, upTo } from '../../../clip.ts';
import { saysNothing } from '../../../written.ts';
import type { PreviewView } from '../../card.ts';
import { render } from '../../render.ts';
import { viewMetadata } from '../carried/view-metadata.ts';
import { limits } from '../limits.ts';
import { shownView } from './form-fields.ts';

/** A letter as it would go, to be sent or taken back into its form. */
export function previewView(preview: PreviewView): View {
  return render('preview', 'slack', {
    metadata: viewMetadata(preview, 'confirm', preview.inputs),
    title: clip(preview.title, limits.viewTitle),
    send: clip(preview.send, limits.viewSubmit),
    back: clip(preview.back, limits.viewSubmit),
    intro: clip(preview.intro, limits.plainText),
    notice: clip(preview.notice, limits.plainText - 10),
    head: preview.head.map(({ label, value }) => clip(`${label}: ${value}`, limits.context)),
    files: preview.files.map(({ name, size }) => ({ name: clip(name, limits.context - 30), size })),
    paragraphs: piecesOf(preview.text),
    besides: preview.besides ? [shownView(preview.besides)] : [],
    // With nothing to send yet there is nothing to choose.
    rule: preview.rule && preview.send !== '' ? [preview.rule] : [],
  }) as View;
}

/** A letter in sections that Slack takes, cut between paragraphs where that can be. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > limits.plainText) {
    const paragraph = rest.lastIndexOf('\n', limits.plainText);
    const cut = paragraph > limits.plainText / 2 ? paragraph : upTo(rest, limits.plainText).length;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return [...pieces, rest].filter(piece => !saysNothing(piece));
}
