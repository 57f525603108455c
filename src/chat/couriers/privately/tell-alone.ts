import { hushAloneEffect } from '../../../desk/effects.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import { saveReceipt } from '../../../store/chats/receipts.ts';
import { noteWordsShown, personAs } from '../../../store/chats/words-shown.ts';
import { placeFactsOf } from '../../../store/tickets/kept-to-few.ts';
import { written } from '../../../store/written.ts';
import type { ChatPlatform } from '../../../ticket/words.ts';
import type { CommandAnswer } from '../../card.ts';
import { ticketsNamedIn } from '../../cards/tickets-named.ts';
import { type Chats, gatewayTo } from '../chats.ts';
import { postByReceipt } from '../once/by-receipt.ts';
import { restrictedSince } from '../taking-away/hush.ts';

/**
 * Tells one person something alone, once, and notes which requests it names: when few may see one from then on, and they are not
 * among them, it is taken away again.
 *
 * @param key under which it is noted
 * @param to `operator`: by the desk's number; `userId`: as the platform knows them
 */
export async function tellAlone(
  chats: Chats,
  { platform, operator, userId }: { platform: ChatPlatform; operator: number; userId: string },
  message: CommandAnswer,
  key: string,
): Promise<void> {
  const { db, clock } = chats.desk;
  const tickets = ticketsNamedIn(message);
  const before = await placeFactsOf(db, tickets);
  const gateway = gatewayTo(chats, platform);
  // It is not looked whether it arrived: for that the app would have to read such chats.
  const posted = await postByReceipt(chats, { key, platform, tickets }, () =>
    gateway.postPrivately(userId, message),
  );
  if (posted) {
    const shown = { message: posted.message, within: posted.channel };
    const person = { platform, destination: personAs(operator) };
    await written(() => noteWordsShown(db, person, shown, [...before.keys()]));
  }
  await enqueue(
    db,
    (await restrictedSince(chats.desk, before)).map(number => hushAloneEffect(number)),
  );
  await saveReceipt(db, key, '', clock());
}
