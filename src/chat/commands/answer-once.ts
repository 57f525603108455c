import { wellFormed } from '../../desk/well-formed.ts';
import { hear, unhear } from '../../store/chats/heard.ts';
import type { Viewer } from '../../ticket/sight/sight.ts';
import type { ChatPlatform, Operator } from '../../ticket/words.ts';
import type { CommandAnswer } from '../card.ts';
import type { Whereabouts } from '../desk-door.ts';
import { patiently } from '../press/patience.ts';
import { wordsIn } from '../words/words.ts';
import { answerCommand } from './answer-command.ts';
import type { Asked } from './command.ts';
import { saidAnswer } from './list-answer.ts';

/**
 * Answers what an operator typed, with some patience. What failed is heard again when it is delivered again.
 *
 * @param id the platform's own id of what was typed; '' where it has none
 * @returns null for what was answered already
 */
export async function answerOnce(
  { desk, speech, links }: Pick<Asked, 'desk' | 'speech' | 'links'>,
  operator: Operator,
  { platform, typed, where, id }: { platform: ChatPlatform; typed: string; where: Whereabouts; id: string },
): Promise<CommandAnswer | null> {
  const what = `typed:${platform}:${id}`;
  const key = crypto.randomUUID();
  if (id !== '' && (await hear(desk.db, what, key, new Date())) !== key) return null;
  try {
    const answered = await patiently(desk, platform, within =>
      answerCommand(
        { desk: within, speech, links, operator, platform, viewer: whoReads(platform, operator, where) },
        wellFormed(typed),
      ),
    );
    const { deskItself, tryLater } = wordsIn(speech.language);
    return answered ?? saidAnswer(deskItself, tryLater);
  } catch (error) {
    await unhear(desk.db, what).catch(() => {});
    throw error;
  }
}

/** Slack shows an answer to whoever asked, alone. In a channel of Teams all can read it. */
function whoReads(platform: ChatPlatform, operator: Operator, where: Whereabouts): Viewer {
  return platform === 'teams' && where.kind === 'channel'
    ? { kind: 'channel', platform, channel: where.destination }
    : { kind: 'operator', operator };
}
