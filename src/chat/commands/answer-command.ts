import { upTo } from '../../clip.ts';
import { written } from '../../written.ts';
import { heardAtMost } from '../button-press.ts';
import type { CommandAnswer } from '../card.ts';
import { wordsIn } from '../words/words.ts';
import type { Asked } from './command.ts';
import { helpText } from './help.ts';
import { find } from './lists/find.ts';
import { request } from './lists/request.ts';
import { commands } from './registry.ts';
import { saidAnswer } from './said-answer.ts';
import { asTyped } from './typed/as-typed.ts';
import { numberIn } from './typed/number-in.ts';
import { commandIn, nearestCommand, typedCommand } from './typed-command.ts';

/** Nobody types more after a command: what is longer was pasted. In UTF-16 units. */
const typedAtMost = 500;

/** Answers what was typed after `/ticket` or after a mention of the bot, in either language. */
export async function answerCommand(
  asker: Omit<Asked, 'rest' | 'commands'>,
  typed: string,
): Promise<CommandAnswer> {
  const words = asWords(typed);
  const asked = { ...asker, commands, rest: words };
  if (words.length > typedAtMost) return tooLong(asked);
  const meant = commandIn(commands, words);
  if (!meant) return notUnderstood(asked);
  const answer = await meant.command.answer({ ...asked, rest: meant.rest });
  if (meant.command.takes === 'words' || meant.rest === '') return answer;
  const { surplus } = wordsIn(asked.speech.language).commands;
  return { ...answer, text: [surplus(asTyped(meant.rest)), answer.text].filter(Boolean).join('\n') };
}

/** Whether it is answered to whoever typed it alone, wherever that was. */
export function isForOneAlone(typed: string): boolean {
  return commandIn(commands, asWords(typed))?.command.isForOneAlone === true;
}

function asWords(typed: string): string {
  return written(upTo(typed, heardAtMost)).replace(/\s+/g, ' ');
}

function tooLong({ platform, speech: { language } }: Asked): CommandAnswer {
  const { commands: said, deskItself } = wordsIn(language);
  return saidAnswer(deskItself, said.tooLong(typedAtMost, typedCommand(find, platform, language)));
}

/** Which word it was, what may have been meant, and what there is. */
function notUnderstood(asked: Asked): CommandAnswer {
  const { language } = asked.speech;
  const { commands: said, deskItself } = wordsIn(language);
  // "1042 apri": what there is to do with it stands on its card.
  const number = numberIn(asked.rest.split(' ', 1)[0] ?? '');
  const nearest = number === null ? nearestCommand(asked.commands, asked.rest) : request;
  const typed = nearest && typedCommand(nearest, asked.platform, language);
  const perhaps = typed && number !== null ? typed.replace(/\d+$/, String(number)) : typed;
  return saidAnswer(
    deskItself,
    said.notUnderstood(asTyped(asked.rest)),
    ...(perhaps ? [said.perhaps(perhaps)] : []),
    helpText(asked),
  );
}
