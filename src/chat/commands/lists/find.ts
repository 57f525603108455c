import { drawList } from '../../lists/draw-list.ts';
import { found } from '../../lists/kinds/found.ts';
import { listSpec, lookedFor } from '../../lists/spec.ts';
import { findWords } from '../../words/commands/lists/find.ts';
import type { Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { typedCommand } from '../typed-command.ts';

/** Looks for requests by whatever is known of them. */
export const find: Command = {
  spelling: { it: ['cerca', 'trova'], en: ['find', 'search'] },
  example: '…',
  takes: 'words',
  words: findWords,
  answer: async asked => {
    const { language } = asked.speech;
    if (asked.rest !== '')
      return await drawList(found, listSpec(found.key, { about: lookedFor(asked.rest) }), asked);
    const usage = findWords[language].usage(typedCommand(find, asked.platform, language));
    return saidAnswer(findWords[language].titleAlone, usage);
  },
};
