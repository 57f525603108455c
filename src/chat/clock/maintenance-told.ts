import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { isOutsideHours } from '../../desk/maintenance/plan-maintenance.ts';
import { maintenanceTold } from '../../desk/maintenance/tell-operators.ts';
import { findMaintenance } from '../../store/maintenance/maintenances.ts';
import { serviceOf } from '../../ticket/maintenance/service.ts';
import type { ListCard } from '../card.ts';
import { plainList } from '../cards/plain-list.ts';
import { howFarInWords } from '../maintenance/how-far-in-words.ts';
import { spanInWords } from '../maintenance/span-in-words.ts';
import { readable, readableLine } from '../readable.ts';
import type { Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';

const what = z.enum(maintenanceTold);

/** A line in the operators' channels about maintenance: what is so of it, and what customers are told that it means. */
export async function maintenanceToldCard(
  desk: Desk,
  id: number,
  told: string,
  speech: Speech,
): Promise<ListCard | null> {
  const plan = await findMaintenance(desk.db, id);
  if (!plan) return null;
  const all = wordsIn(speech.language);
  const words = all.maintenance;
  const service = readableLine(serviceOf(desk.services, plan.service).name[speech.language], 60);
  const title = words.told[what.parse(told)](service);
  const span = spanInWords(speech, plan);
  const facts = [
    span,
    isOutsideHours(desk, plan) ? words.isOutside : '',
    words.plannedBy(readableLine(plan.plannedBy.name, 60)),
  ];
  if (told === 'announced') {
    const { says } = await howFarInWords(desk.db, plan.latest, all);
    return {
      ...plainList(title),
      intro: [span, says].filter(Boolean).join(' · '),
      summary: `${title} · ${says}`,
    };
  }
  return {
    ...plainList(title),
    intro: facts.filter(Boolean).join(' · '),
    footer: told === 'over' || told === 'cancelled' ? '' : readable(plan.texts[speech.language], 300),
    summary: `${title} · ${span}`,
  };
}
