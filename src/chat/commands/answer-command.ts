import type { CommandAnswer } from '../card.ts';
import { wordsIn } from '../words/words.ts';
import type { Asked } from './command.ts';
import { helpText } from './help.ts';
import { commands } from './registry.ts';
import { saidAnswer } from './said-answer.ts';
import { asTyped } from './typed/as-typed.ts';
import { commandIn, nearestCommand, typedCommand } from './typed-command.ts';

/** Answers what was typed after `/ticket` or after a mention of the bot, in either language. */
export async function answerCommand(
  asker: Omit<Asked, 'rest' | 'commands'>,
  typed: string,
): Promise<CommandAnswer> {
  const words = typed.trim().replace(/\s+/g, ' ');
  const asked = { ...asker, commands, rest: words };
  const meant = commandIn(commands, words);
  return meant ? await meant.command.answer({ ...asked, rest: meant.rest }) : notUnderstood(asked);
}

/** Which word it was, what may have been meant, and what there is. */
function notUnderstood(asked: Asked): CommandAnswer {
  const { language } = asked.speech;
  const { commands: said, deskItself } = wordsIn(language);
  const [first = ''] = asked.rest.toLowerCase().split(' ');
  const nearest = nearestCommand(asked.commands, first);
  return saidAnswer(
    deskItself,
    said.notUnderstood(asTyped(asked.rest)),
    ...(nearest ? [said.perhaps(typedCommand(nearest, asked.platform, language))] : []),
    helpText(asked),
  );
}
