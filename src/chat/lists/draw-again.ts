import { drawAbsences } from '../away/absences-shown.ts';
import type { CommandAnswer } from '../card.ts';
import { drawHome } from '../home/draw-home.ts';
import { drawList } from './draw-list.ts';
import { drawReminders } from './draw-reminders.ts';
import { listOf } from './lists.ts';
import { awayKey, homeKey, type ListSpec, remindersKey } from './spec.ts';

type Asking = Parameters<typeof drawList>[2];

/** A list as it is now, or the page on which it stood. @returns null for what is no list of ours */
export async function drawAgain(spec: ListSpec, asking: Asking): Promise<CommandAnswer | null> {
  if (spec.list === homeKey) return await drawHome(asking);
  if (spec.list === awayKey) return await drawAbsences(spec, asking);
  if (spec.list === remindersKey) return await drawReminders(spec, asking);
  const list = listOf(spec.list);
  return list && (await drawList(list, spec, asking));
}
