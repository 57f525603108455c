import type { Finding, Scanner, Verdict } from '../../desk/letters/scans.ts';
import { Transient } from '../../outbox/failure.ts';
import type { StoredFile } from '../../store/mail/attachments.ts';

/** A logo that stands under each mail of a morning is looked into once; signatures are renewed by the hour. */
const rememberedMs = 10 * 60_000;
const rememberedAtMost = 1000;

/** Asks a scanner of files, and of the same content once in ten minutes. */
export function lookInto(scanner: Scanner) {
  const known = new Map<string, { verdict: Verdict; until: number }>();

  async function verdictOn({ sha256, content }: Pick<StoredFile, 'sha256' | 'content'>): Promise<Verdict> {
    const found = known.get(sha256);
    if (found && found.until > Date.now()) return found.verdict;
    const verdict = await scanner.scan(content);
    if (known.size >= rememberedAtMost) known.clear();
    known.set(sha256, { verdict, until: Date.now() + rememberedMs });
    return verdict;
  }

  return {
    /** What is in each of them. One that could not be looked into keeps none of the others back. */
    all: async (files: StoredFile[]): Promise<{ findings: Finding[]; failure: Transient | null }> => {
      const findings: Finding[] = [];
      let failure: Transient | null = null;
      for (const file of files)
        try {
          findings.push({ file, verdict: await verdictOn(file) });
        } catch (error) {
          if (!(error instanceof Transient)) throw error;
          failure = error;
        }
      return { findings, failure };
    },

    /**
     * Why a letter with these files must not leave; null when it may.
     *
     * @throws Transient when the scanner is away: the letter waits for it
     */
    whyNotSent: async (files: Pick<StoredFile, 'name' | 'sha256' | 'content'>[]): Promise<string | null> => {
      for (const file of files) {
        const verdict = await verdictOn(file);
        if (verdict.is === 'virus') return `${file.name} has a virus (${verdict.signature})`;
        if (verdict.is === 'too-large') return `${file.name} is too large for the virus scanner`;
      }
      return null;
    },
  };
}

export type LookInto = ReturnType<typeof lookInto>;
