import {
  type FrozenAnnouncement,
  freezeAnnouncement,
} from '../../../desk/maintenance/freeze-announcement.ts';
import type { Announcing } from '../../../desk/maintenance/who-is-told.ts';
import { type AnnouncedAs, inFull } from '../../../ticket/maintenance/announcing.ts';
import { type Language, languages } from '../../../ticket/words.ts';
import { notToldInWords } from '../../maintenance/how-far-in-words.ts';
import type { AsideAsked, Inputs } from '../action.ts';
import type { Shown } from '../aside-views.ts';

/** What of an announcement stands in the preview of what is planned; whom it counts stands fast by it. */
type AnnouncedTo = Required<Pick<Shown, 'head' | 'text'>> & {
  /** How many get a letter. */
  count: number;
  /** What the press that confirms it bears. */
  keeps: Inputs;
  /** A sentence that says so. */
  says: string;
};

const kinds: AnnouncedAs[] = ['changed', 'cancelled', 'planned'];

/** Freezes it: who gets it and who does not, counted, and the letters as they go. */
export async function announcedTo(announcing: Announcing, asked: AsideAsked): Promise<AnnouncedTo> {
  const { desk, words, operator } = asked;
  const { preview } = words.maintenance;
  const frozen = await freezeAnnouncement(desk, announcing, operator);
  const each = kinds.flatMap(as =>
    languages.map(language => ({ as, language, ...of(frozen, as, language) })),
  );
  const written = each.filter(({ count }) => count > 0);
  const count = written.reduce((sum, { count }) => sum + count, 0);
  const out = notToldInWords(frozen.leftOut, words);
  return {
    count,
    keeps: { frozen: String(frozen.id) },
    says: count === 0 ? preview.nobody : preview.told(count),
    head: out === '' ? [] : [{ label: preview.leftOut, value: out }],
    text: written
      .map(({ as, language, count, written }) => [preview.heads[as][language](count), written].join('\n\n'))
      .join('\n\n'),
  };
}

/** How many get it in a language, and as what. */
function of({ counts, letters }: FrozenAnnouncement, as: AnnouncedAs, language: Language) {
  const letter = letters[as]?.[language];
  return { count: counts[as][language], written: letter ? inFull(letter) : '' };
}

/** What the confirming press bears of its preview: foreign data. null: nobody is written to */
export function frozenIn({ press }: AsideAsked): number | null {
  return Number(press.inputs.frozen) || null;
}
