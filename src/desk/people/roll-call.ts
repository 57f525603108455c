import type { Log } from '../../log.ts';
import { lockWhoIsWho } from '../../store/people/one-at-a-time.ts';
import { accountsOn, noteSeen } from '../../store/people/operators.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { areMost, believed } from './believed.ts';
import type { ChatDirectory, ChatMember, ChatRoll } from './directory.ts';
import { enrol, isAdmitted, mayAct } from './enrol.ts';
import { whomToLookAt } from './whom-to-look-at.ts';

/**
 * Compares whom a platform lists in the operators' channel with whom the desk knows. Who is not listed any more, and is
 * not vouched for when looked up alone, is nobody from now on; newcomers and returned ones are enrolled. Of those who are
 * listed some are looked at in each round, in turn: an account can be switched off and stay in its channel.
 *
 * @param about `told`: of these the platform itself has just said that something has changed; `lookAt`: these are looked
 *   at in any case
 * @throws when the platform cannot be asked; nothing has changed then
 */
export async function callRoll(
  desk: Desk,
  directory: ChatDirectory & ChatRoll,
  platform: ChatPlatform,
  { told = [], lookAt = [] }: { told?: string[]; lookAt?: string[] } = {},
  log: Log | null = null,
): Promise<void> {
  const askedAt = desk.clock();
  const present = await directory.present();
  const accounts = await accountsOn(desk.db, platform);
  if (present.size === 0) {
    log?.warn(
      { room: 'desk', platform },
      'the platform lists nobody in the operators’ channel: not believed',
    );
    return;
  }
  const ids = whomToLookAt(directory, { present, accounts, told, lookAt });
  const missing = await lookAtEach(directory, present, ids.absent);
  const others = await lookAtEach(directory, present, ids.others);
  // Listed, and unknown when looked up: one of the two is a slip.
  const seen = others.filter(({ userId, member }) => member || !present.has(userId));

  const acting = new Set(accounts.filter(mayAct).map(({ userId }) => userId));
  const isLeaving = ({ userId, member }: Looked) => acting.has(userId) && !isAdmitted(desk, member);
  const absent = [...acting].filter(id => !present.has(id));
  // Where there are too many to look at all of them, the others are taken to be as those are.
  const leavingAbsent = (absent.length * missing.filter(isLeaving).length) / Math.max(1, missing.length);
  const seenActing = seen.filter(({ userId }) => acting.has(userId));
  const isOdd =
    areMost(leavingAbsent, acting.size) || areMost(seen.filter(isLeaving).length, seenActing.length);
  const isBelieved = believed(directory, isOdd);
  if (!isBelieved)
    log?.warn({ room: 'desk', platform }, 'the platform vouches for hardly any operator: not believed yet');
  for (const looked of [...missing, ...seen])
    if (isBelieved || !isLeaving(looked) || told.includes(looked.userId))
      await enrol(desk, platform, looked.userId, looked.member, askedAt);
  if (!isBelieved) return;
  const unclear = new Set(seen.filter(isLeaving).map(({ userId }) => userId));
  const seenToday = [...acting].filter(id => present.has(id) && !unclear.has(id));
  await desk.db.transaction(async tx => {
    await lockWhoIsWho(tx);
    await noteSeen(tx, platform, seenToday, askedAt);
  });
}

type Looked = { userId: string; member: ChatMember | null };

/** What the platform says of each; whether they are in the channel, its list says. */
async function lookAtEach(
  directory: ChatDirectory,
  present: Set<string>,
  userIds: string[],
): Promise<Looked[]> {
  const looked: Looked[] = [];
  for (const userId of userIds) {
    const member = await directory.member(userId);
    looked.push({ userId, member: member && { ...member, inOperatorsChannel: present.has(userId) } });
  }
  return looked;
}
