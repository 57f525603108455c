import type { View } from '@slack/types';
import type { CommandAnswer } from '../../card.ts';
import { nothing } from '../../nothing.ts';
import { render } from '../../render.ts';
import { answerBlocks } from '../blocks/answer.ts';
import { limits } from '../limits.ts';

/** A person's own page, as the Home tab. */
export function homeTab(home: CommandAnswer): View {
  return render('home', 'slack', { blocks: answerBlocks(home, limits.blocksInView) }) as View;
}

/** The Home tab of somebody whom the desk does not know. */
export function strangersHome(title: string, text: string): View {
  return homeTab({ ...nothing, title, text });
}
