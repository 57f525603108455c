import type { CommandAnswer } from '../card.ts';
import { homeKey, readSpec } from './spec.ts';

/** Whether it is somebody's own page, or a list to which they went on it. */
export function isOnOwnPage({ list }: Pick<CommandAnswer, 'list'>): boolean {
  const spec = readSpec(list);
  return spec?.list === homeKey || spec?.onHome === true;
}
