import { proposeErasure } from '../../../desk/privacy/deciding/four-eyes.ts';
import { asAddress } from '../../../ticket/people/as-address.ts';
import { erasureRefusalInWords } from '../../actions/erasing/refusal-in-words.ts';
import { readableLine } from '../../readable.ts';
import { eraseWords } from '../../words/commands/privacy/erase.ts';
import { wordsIn } from '../../words/words.ts';
import type { Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { asTyped } from '../typed/as-typed.ts';
import { typedCommand } from '../typed-command.ts';

/** A manager proposes that somebody is forgotten. What will go is said on the card that asks another one. */
export const erase: Command = {
  spelling: { it: ['cancella'], en: ['erase'] },
  example: 'nome@esempio.it',
  takes: 'words',
  words: eraseWords,
  isForOneAlone: true,
  answer: async ({ desk, speech, operator, platform, rest }) => {
    const said = eraseWords[speech.language];
    const { fourEyes } = wordsIn(speech.language);
    if (operator.role === 'operator') return saidAnswer(said.title, fourEyes.managersOnly);
    const address = asAddress(rest);
    if (!address) {
      const usage = said.usage(typedCommand(erase, platform, speech.language));
      return saidAnswer(said.title, ...(rest === '' ? [] : [said.noAddress(asTyped(rest))]), usage);
    }
    const proposed = await proposeErasure(desk, address, { operator, origin: platform });
    if (!proposed.ok) return saidAnswer(said.title, erasureRefusalInWords(proposed.refusal, fourEyes));
    const { already } = proposed;
    return saidAnswer(
      said.title,
      already === null ? fourEyes.proposed : fourEyes.already(readableLine(already, 80)),
    );
  },
};
