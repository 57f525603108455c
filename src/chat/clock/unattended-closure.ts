import { rosterAt } from '../../desk/clock/roster.ts';
import type { Desk } from '../../desk/desk.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { ListCard } from '../card.ts';
import { plainList } from '../cards/plain-list.ts';
import { closures } from '../commands/promises/closures.ts';
import { duty } from '../commands/promises/duty.ts';
import { typedCommand } from '../commands/typed-command.ts';
import { daysInWords } from '../in-words/days-in-words.ts';
import { readableLine } from '../readable.ts';
import type { Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import { calledManagers } from './called-managers.ts';

/** A closure comes near, and nobody is on duty in it: how that is mended. */
export async function unattendedClosure(
  desk: Desk,
  platform: ChatPlatform,
  { name, from, to }: { name: string; from: string; to: string },
  speech: Speech,
): Promise<ListCard> {
  const { unattended } = wordsIn(speech.language).clock;
  const { managers } = await rosterAt(desk, desk.db, desk.clock());
  return {
    ...plainList(unattended.title),
    tone: 'warning',
    intro: unattended.text(
      readableLine(name, 100),
      daysInWords({ from, to }, speech),
      managers.length > 0,
      typedCommand(closures, platform, speech.language),
      typedCommand(duty, platform, speech.language),
    ),
    mentions: await calledManagers(desk, platform),
  };
}
