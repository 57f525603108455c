import { wellFormed } from '../../desk/well-formed.ts';
import { hear, unhear } from '../../store/chats/heard.ts';
import type { Viewer } from '../../ticket/sight/sight.ts';
import type { ChatPlatform, Operator } from '../../ticket/words.ts';
import type { CommandAnswer } from '../card.ts';
import type { Whereabouts } from '../desk-door.ts';
import type { House } from '../press/asked.ts';
import { patiently } from '../press/patience.ts';
import type { Asker } from '../voice/asker.ts';
import { answerCommand, isForOneAlone } from './answer-command.ts';
import { saidAnswer } from './said-answer.ts';

/**
 * Answers what an operator typed, with some patience. What failed is heard again when it is delivered again.
 *
 * @param id the platform's own id of what was typed; '' where it has none
 * @returns null for what was answered already
 */
export async function answerOnce(
  { desk, voices, links }: Pick<House, 'desk' | 'voices' | 'links'>,
  operator: Operator,
  { asker, typed, where, id }: { asker: Asker; typed: string; where: Whereabouts; id: string },
): Promise<CommandAnswer | null> {
  const { platform } = asker;
  const viewer = isForOneAlone(wellFormed(typed))
    ? ({ kind: 'operator', operator } as const)
    : whoReads(platform, operator, where);
  const isAloud = viewer.kind === 'channel';
  const what = `typed:${platform}:${id}`;
  const key = crypto.randomUUID();
  if (id !== '' && (await hear(desk.db, what, key, new Date())) !== key) return null;
  try {
    const answered = await patiently(desk, platform, async within => {
      const speech = await voices.answering(within, operator, { ...asker, isAloud });
      return await answerCommand(
        { desk: within, speech, aloud: voices.aloud, links, operator, platform, viewer },
        wellFormed(typed),
      );
    });
    const { deskItself, tryLater } = voices.known({ ...asker, isAloud });
    return answered ?? saidAnswer(deskItself, tryLater);
  } catch (error) {
    await unhear(desk.db, what).catch(() => {});
    throw error;
  }
}

/** Slack shows an answer to whoever asked, alone. In a channel of Teams all can read it, where it was not asked in private. */
function whoReads(platform: ChatPlatform, operator: Operator, where: Whereabouts): Viewer {
  return platform === 'teams' && where.kind === 'channel' && !where.isPrivate
    ? { kind: 'channel', platform, channel: where.destination }
    : { kind: 'operator', operator };
}
