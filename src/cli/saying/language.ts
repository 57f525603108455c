import { type Language, languages } from '../../ticket/words.ts';

/**
 * In which language a command answers.
 *
 * @param written after `--language`
 * @param unsaid where nothing is: English, in which the console speaks; of a file, the desk's
 * @throws Error that says how to write it
 */
export function languageIn<Unsaid>(written: string | undefined, unsaid: Unsaid): Language | Unsaid {
  if (written === undefined) return unsaid;
  const language = languages.find(each => each === written);
  if (!language) throw new Error(`--language ${written}: write --language it, or --language en`);
  return language;
}
