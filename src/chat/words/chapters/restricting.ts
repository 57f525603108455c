import type { RestrictingEvent, WhyRestricted } from '../../../ticket/chapters/restricting.ts';
import { hasWords } from '../../../ticket/sight/seen.ts';
import { readableLine } from '../../readable.ts';
import type { ActionWords, Lines, Notices } from '../chapter.ts';
import type { Said } from '../in-both.ts';

/** Kept to few, and no longer. */
export const restrictingActions = {
  restrict: {
    label: { it: 'Rendi riservata', en: 'Restrict' },
    done: {
      it: 'Riservata: da adesso la legge solo chi è autorizzato. I messaggi che avete scritto voi nel thread restano: eliminateli.',
      en: 'Restricted: from now on only authorised people read it. What colleagues wrote in its thread stays there: delete it.',
    },
  },
  liftRestriction: {
    label: { it: 'Togli riservatezza', en: 'Lift restriction' },
    form: {
      title: { it: 'Togli riservatezza', en: 'Lift restriction' },
      intro: {
        it: 'Tutti gli operatori leggeranno oggetto, mittente e messaggi. Resta scritto chi l’ha deciso e quando.',
        en: 'All operators will read subject, sender and messages. Who decided it, and when, is recorded.',
      },
      submit: { it: 'Togli riservatezza', en: 'Lift restriction' },
    },
    done: { it: 'Non è più riservata.', en: 'No longer restricted.' },
  },
  restrictTwins: {
    label: { it: 'Rendi riservata anche l’altra', en: 'Restrict the other one too' },
    too: (tokens: string[]) =>
      tokens.length > 1
        ? { it: `Rendi riservate anche ${listed(tokens).it}`, en: `Restrict ${listed(tokens).en} too` }
        : { it: `Rendi riservata anche ${tokens[0] ?? ''}`, en: `Restrict ${tokens[0] ?? ''} too` },
    done: {
      it: 'Fatto: da adesso le legge solo chi è autorizzato.',
      en: 'Done: from now on only authorised people read them.',
    },
  },
} satisfies Record<string, ActionWords>;

const because: Record<WhyRestricted, (who: string) => Said> = {
  proposed: () => ({
    it: 'Ora è riservata: una regola ci riconosce una categoria riservata. La legge solo chi è autorizzato.',
    en: 'It is now restricted: a rule recognises a restricted category in it. Only authorised people read it.',
  }),
  classified: who => ({
    it: `Ora è riservata: ${who} le ha dato una categoria riservata.`,
    en: `It is now restricted: ${who} gave it a restricted category.`,
  }),
  related: () => ({
    it: 'È riservata, come la richiesta da cui viene.',
    en: 'It is restricted, like the ticket that it comes from.',
  }),
  merged: () => ({
    it: 'È riservata, come la richiesta in cui prosegue.',
    en: 'It is restricted, like the ticket in which it continues.',
  }),
  alike: who => ({
    it: `${who} l’ha resa riservata: somiglia a una che lo è.`,
    en: `${who} restricted it: it looks like one that is.`,
  }),
  asked: who => ({ it: `${who} l’ha resa riservata.`, en: `${who} restricted it.` }),
};

function listed(tokens: string[]): { it: string; en: string } {
  const shown = tokens.slice(0, namedAtMost);
  const more = tokens.length - shown.length;
  const [it, en] = (['it', 'en'] as const).map(language =>
    new Intl.ListFormat(language).format([
      ...shown,
      ...(more > 0 ? [language === 'it' ? `altre ${more}` : `${more} more`] : []),
    ]),
  );
  return { it: it ?? '', en: en ?? '' };
}

/** Somebody who wrote for weeks has many that look alike. */
const namedAtMost = 4;

/** What looks like a restricted request, and all read still. */
export function openTwins(twins: number[]): Said {
  const { it, en } = listed(twins.map(number => `#${number}`));
  return twins.length > 1
    ? {
        it: `Somigliano a questa ${it}: stesso mittente, testo simile. Le leggono ancora tutti.`,
        en: `${en} look like this one: same sender, similar text. Everybody can still read them.`,
      }
    : {
        it: `Le somiglia ${it}: stesso mittente, testo simile. La leggono ancora tutti.`,
        en: `${en} looks like this one: same sender, similar text. Everybody can still read it.`,
      };
}

export const restrictingLines: Lines<RestrictingEvent> = {
  'twins-found': ({ twins, found }) => openTwins(found ?? twins),
  'twins-restricted': ({ twins }, who) => {
    const { it, en } = listed(twins.map(number => `#${number}`));
    return {
      it: `${who} ha reso ${twins.length > 1 ? 'riservate' : 'riservata'} anche ${it}.`,
      en: `${who} restricted ${en} too.`,
    };
  },
  restricted: (event, who) => because[event.because](who),
  withdrawn: ({ from, why }, who) => {
    const name = readableLine(from.name, 80);
    if (why === 'unseeing')
      return {
        it: `Non è più in carico a ${name}, che non può più leggerla: è da assegnare.`,
        en: `No longer assigned to ${name}, who may not read it any more: somebody has to claim it.`,
      };
    return {
      it: `Ora è riservata (${who}). Non è più in carico a ${name}, che non può leggerla: è da assegnare.`,
      en: `It is now restricted (${who}). No longer assigned to ${name}, who may not read it: somebody has to claim it.`,
    };
  },
  'restriction-lifted': (_, who) => ({
    it: `${who} ha tolto la riservatezza: ora la leggono tutti gli operatori.`,
    en: `${who} lifted the restriction: all operators read it now.`,
  }),
};

export const restrictingNotices = {
  twins: ticket => (ticket.restricted && hasWords(ticket) && ticket.twins ? openTwins(ticket.twins) : null),
  restricted: ticket =>
    ticket.restricted && hasWords(ticket)
      ? {
          it: 'Riservata: la legge solo chi è autorizzato. Non copiarla altrove.',
          en: 'Restricted: only authorised people read it. Do not copy it elsewhere.',
        }
      : null,
} satisfies Notices;
