import { enqueue } from '../../outbox/enqueue.ts';
import { lookAtPages } from '../../store/chats/home-pages.ts';
import { restrictedToldAlone } from '../../store/chats/words-shown.ts';
import type { Db } from '../../store/database.ts';
import { lockWhoIsWho } from '../../store/people/one-at-a-time.ts';
import { everybody } from '../../store/people/operators.ts';
import { lockSight, noteSight, type SightNoted } from '../../store/people/sight.ts';
import { eyesOf, seesRestricted } from '../../ticket/sight/sight.ts';
import type { Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { hushAloneEffect } from '../effects.ts';

type Seeing = Pick<Desk, 'db' | 'clock' | 'maySeeWords'>;

/**
 * Whether people see what few may see, written down where it has turned, whatever turned it: a channel, desk.yaml, that they left.
 * Their own page is drawn anew; what one who sees it no more was told alone is taken away from them.
 *
 * @param tx what says so was changed in the same transaction
 */
export async function settleSight(desk: Omit<Seeing, 'db'>, tx: Db, ids: number[]): Promise<void> {
  const turned = (await lockSight(tx, ids)).filter(person => !isSightSettled(desk, person));
  if (turned.length === 0) return;
  const idsOf = (...sights: Sight[]) =>
    turned.filter(person => sights.includes(sightOf(desk, person))).map(({ id }) => id);
  await noteSight(tx, idsOf('sees'), { seesRestricted: true, sightLostAt: null });
  await noteSight(tx, idsOf('unheard'), { seesRestricted: false, sightLostAt: null });
  await noteSight(tx, idsOf('blind'), { seesRestricted: false, sightLostAt: desk.clock() });
  await lookAtPages(tx, { operators: turned.map(({ id }) => id) }, desk.clock());
  await enqueue(
    tx,
    (await restrictedToldAlone(tx, idsOf('unheard', 'blind'))).map(number => hushAloneEffect(number)),
  );
}

/** Whether what is noted of what somebody sees is so. */
export function isSightSettled(desk: Pick<Desk, 'maySeeWords'>, person: SightNoted): boolean {
  return sightOf(desk, person) === sightNoted(person);
}

/** `unheard`: they would see it by what was last said of them, but their platform is silent since. */
type Sight = 'sees' | 'unheard' | 'blind';

function sightOf(desk: Pick<Desk, 'maySeeWords'>, person: SightNoted): Sight {
  const { leftAt, wasInRestrictedChannel, seesRestricted: _, sightLostAt: __, ...operator } = person;
  const sees = (as: Operator) =>
    seesRestricted(eyesOf(desk, { kind: 'operator', operator: as }, 'private-message'));
  if (leftAt !== null) return 'blind';
  if (sees(operator)) return 'sees';
  return sees({ ...operator, inRestrictedChannel: wasInRestrictedChannel }) ? 'unheard' : 'blind';
}

/** @returns null where it was never noted */
function sightNoted({ seesRestricted: noted, sightLostAt }: SightNoted): Sight | null {
  if (noted === null) return null;
  if (noted) return 'sees';
  return sightLostAt === null ? 'unheard' : 'blind';
}

/** The same of all, as a desk starts: desk.yaml may name others than it did. */
export async function settleEverybodysSight(desk: Seeing): Promise<void> {
  await desk.db.transaction(async tx => {
    await lockWhoIsWho(tx);
    await settleSight(desk, tx, await everybody(tx));
  });
}
