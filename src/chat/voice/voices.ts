import type { Desk } from '../../desk/desk.ts';
import { noteLanguageTold } from '../../store/people/languages.ts';
import type { Presser } from '../../store/people/pressers.ts';
import type { Language, Operator } from '../../ticket/words.ts';
import type { Speech } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';
import type { Asker } from './asker.ts';
import { ownSpeech, spokenTo } from './own-speech.ts';

type Speaker = Operator & Partial<Pick<Presser, 'languages'>>;

/**
 * In which language those are answered who press and type. What all read (cards, lines in their threads, calls in a
 * channel) is in the desk's; what one person alone reads is in their own.
 */
export type Voices = {
  /** What all read. */
  aloud: Speech;
  /** What an operator is told. What their client says of its language is kept. @param operator with their languages, where they were just read */
  answering(desk: Desk, operator: Speaker, asker: Asker): Promise<Speech>;
  /** The same, by what is known in this process: nobody is asked, and nothing is waited for. */
  known(asker: Asker): Words;
};

/** @param aloud the desk's */
export function voices(aloud: Speech): Voices {
  /** Of those who asked for something since the process runs, by account: operators alone, so it stays small. */
  const lately = new Map<string, Language>();
  /** What their clients said last: it is written down where it is news. */
  const told = new Map<string, Language>();

  /** @returns whether it is news to this process */
  async function note(desk: Desk, asker: Asker): Promise<boolean> {
    const { language } = asker;
    if (!language || told.get(keyOf(asker)) === language) return false;
    await noteLanguageTold(desk.db, asker, language, desk.clock());
    told.set(keyOf(asker), language);
    return true;
  }

  return {
    aloud,

    answering: async (desk, operator, asker) => {
      const isNews = await note(desk, asker);
      const own =
        operator.languages && !isNews
          ? spokenTo(operator.languages, aloud)
          : await ownSpeech(desk, aloud, operator.id, asker.platform);
      lately.set(keyOf(asker), own.language);
      return asker.isAloud ? aloud : own;
    },

    known: asker => {
      const language = asker.isAloud ? null : (lately.get(keyOf(asker)) ?? asker.language);
      return wordsIn(language ?? aloud.language);
    },
  };
}

function keyOf({ platform, userId }: Asker): string {
  return `${platform}:${userId}`;
}
