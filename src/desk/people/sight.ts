import { enqueue } from '../../outbox/enqueue.ts';
import { lookAtPages } from '../../store/chats/home-pages.ts';
import { restrictedToldAlone } from '../../store/chats/words-shown.ts';
import type { Db } from '../../store/database.ts';
import { lockWhoIsWho } from '../../store/people/one-at-a-time.ts';
import { everybody, lockSight, noteSight } from '../../store/people/operators.ts';
import { eyesOf, seesRestricted } from '../../ticket/sight/sight.ts';
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
  const people = await lockSight(tx, ids);
  const sees = ({ leftAt, ...operator }: (typeof people)[number]) =>
    leftAt === null && seesRestricted(eyesOf(desk, { kind: 'operator', operator }, 'private-message'));
  const turned = people.filter(person => person.seesRestricted !== sees(person));
  if (turned.length === 0) return;
  const idsOf = (seeing: boolean) => turned.filter(person => sees(person) === seeing).map(({ id }) => id);
  const [more, less] = [idsOf(true), idsOf(false)];
  await noteSight(tx, more, true, desk.clock());
  await noteSight(tx, less, false, desk.clock());
  await lookAtPages(tx, { operators: [...more, ...less] }, desk.clock());
  await enqueue(
    tx,
    (await restrictedToldAlone(tx, less)).map(number => hushAloneEffect(number)),
  );
}

/** The same of all, as a desk starts: desk.yaml may name others than it did. */
export async function settleEverybodysSight(desk: Seeing): Promise<void> {
  await desk.db.transaction(async tx => {
    await lockWhoIsWho(tx);
    await settleSight(desk, tx, await everybody(tx));
  });
}
