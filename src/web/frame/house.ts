import type { Language } from '../../ticket/words.ts';

/** What every page for customers shows of the house: all of it stands in desk.yaml. */
export type House = {
  name: string;
  /** '' where none is named. */
  phone: string;
  /** When somebody works. */
  hours: Record<Language, string>;
  /** The language of who has not said theirs. */
  language: Language;
  zone: string;
  /** As `#1f6f5c`. */
  accent: string;
  logo: { type: 'image/svg+xml' | 'image/png'; content: Uint8Array } | null;
  /** Under which people reach these pages; without a slash at its end. */
  publicUrl: string;
  /** Whether these pages are there: what links to them asks. */
  pages: { portal: boolean; status: boolean };
};
