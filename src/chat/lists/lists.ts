import { brokenToday } from './kinds/broken-today.ts';
import { closedToday } from './kinds/closed-today.ts';
import { found } from './kinds/found.ts';
import { late } from './kinds/late.ts';
import { mine } from './kinds/mine.ts';
import { news } from './kinds/news.ts';
import { numbered } from './kinds/numbered.ts';
import { ofColleague } from './kinds/of-colleague.ts';
import { ofIncident } from './kinds/of-incident.ts';
import { queue } from './kinds/queue.ts';
import { snoozed } from './kinds/snoozed.ts';
import { waiting } from './kinds/waiting.ts';
import { watched } from './kinds/watched.ts';
import type { List } from './list.ts';

/** Every list that can be asked for, and drawn anew by its key. */
const lists: readonly List[] = [
  queue,
  mine,
  late,
  waiting,
  snoozed,
  watched,
  closedToday,
  brokenToday,
  ofColleague,
  ofIncident,
  news,
  numbered,
  found,
];

const byKey = new Map(lists.map(list => [list.key, list]));

/** @returns null for what is no list of ours */
export function listOf(key: string): List | null {
  return byKey.get(key) ?? null;
}
