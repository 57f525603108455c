import type { View } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { HomeView } from '../../card.ts';
import { render } from '../../render.ts';
import { answerBlocks } from '../blocks/answer.ts';
import { limits } from '../limits.ts';

/** The Home tab: what is mine, and what nobody has. */
export function homeTab(home: HomeView): View {
  const list = ({ title, empty, lines }: HomeView['mine']) =>
    answerBlocks({ title, text: empty, lines, buttons: [] });
  return render('home', 'slack', {
    title: clip(home.title, limits.header),
    intro: clip(home.intro, limits.plainText),
    lists: [...list(home.mine), ...list(home.queue)],
  }) as View;
}

/** The Home tab of somebody whom the desk does not know. */
export function strangersHome(line: string): View {
  const nothing = { title: '–', empty: '–', lines: [] };
  return homeTab({ title: 'Sportello', intro: line, mine: nothing, queue: nothing });
}
