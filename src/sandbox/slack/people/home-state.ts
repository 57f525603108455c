import { createHash } from 'node:crypto';
import type { HomeTabView } from '../block-kit/views.ts';

/** What Slack calls the state of a Home tab (its `hash`): another one with each that says something else. */
export function homeState(home: HomeTabView): string {
  return createHash('sha256').update(JSON.stringify(home)).digest('hex').slice(0, 16);
}
