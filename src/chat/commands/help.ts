import { helpWords } from '../words/commands/help.ts';
import type { Asked, Command } from './command.ts';
import { saidAnswer } from './said-answer.ts';
import { typedCommand } from './typed-command.ts';

export const help: Command = {
  spelling: { it: ['aiuto', '?', ''], en: ['help'] },
  example: '',
  takes: 'nothing',
  words: helpWords,
  answer: async asked => saidAnswer(helpWords[asked.speech.language].title, helpText(asked)),
};

/** A line for each command, as it is typed on this platform. */
export function helpText({
  commands,
  platform,
  speech: { language },
}: Pick<Asked, 'commands' | 'platform' | 'speech'>): string {
  const others = commands.filter(command => command !== help);
  const lines = others.map(command => {
    const typed = [typedCommand(command, platform, language), command.example].filter(Boolean).join(' ');
    return `*${typed}* – ${command.words[language].help}`;
  });
  const elsewhere = others.flatMap(({ spelling }) =>
    'like' in spelling ? [] : [spelling[language === 'it' ? 'en' : 'it'][0]],
  );
  return [...lines, helpWords[language].otherLanguage(elsewhere.join(', '))].join('\n');
}
