import type { CommandAnswer } from '../../card.ts';

/** Whoever looked at their page, or pressed on it, within this time may have it before them still. */
const openForMs = 60 * 60_000;
/** A page is looked at again no sooner: what came of a press, and how it is taken back, stands there until then. */
const paceMs = 60_000;

type Open = { list: string; shown: string; since: number; drawnAt: number };

/**
 * Whose Home tab shows what: Slack tells when one is opened, and never when it is left. It is known to the process that has drawn
 * it, until that ends.
 */
export function openHomes(now: () => number = Date.now) {
  const open = new Map<string, Open>();
  return {
    /** Somebody opened it, or pressed on it, and sees this from now on. */
    opened: (user: string, { list }: CommandAnswer, shown: string): void => {
      open.set(user, { list, shown, since: now(), drawnAt: now() });
    },

    /** Who may have one before them that was not looked at for a while, and which of the lists stands on it. */
    due: (): { user: string; list: string }[] => {
      for (const [user, { since }] of open) if (now() - since > openForMs) open.delete(user);
      return [...open].flatMap(([user, { list, drawnAt }]) =>
        now() - drawnAt >= paceMs ? [{ user, list }] : [],
      );
    },

    /** @returns whether it is drawn anew: something else stands on it, and they have not gone elsewhere meanwhile */
    turned: (user: string, list: string, shown: string): boolean => {
      const known = open.get(user);
      if (!known || known.list !== list || now() - known.drawnAt < paceMs) return false;
      open.set(user, { ...known, shown, drawnAt: now() });
      return known.shown !== shown;
    },
  };
}

export type OpenHomes = ReturnType<typeof openHomes>;
