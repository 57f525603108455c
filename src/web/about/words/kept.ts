import type { Language } from '../../../ticket/words.ts';
import type { AboutFacts } from '../facts.ts';

type Kept = Pick<AboutFacts, 'retention' | 'keptByLaw'>;

/** For how long it is kept, class by class: of what has no time, nobody is told one. */
export const howLong: Record<Language, (facts: Kept) => { text: string[]; list?: string[] }> = {
  it: ({ retention: { closed, attachments, rawMail, machineMail, ledger }, keptByLaw }) =>
    together(
      [
        closed &&
          `richieste: ${closed.it} dopo la chiusura le parole si cancellano; restano date, classificazione e tempi;`,
        attachments && `allegati: ${attachments.it} dopo la chiusura della richiesta;`,
        rawMail &&
          `email originali, così come sono arrivate: ${rawMail.it} dall’arrivo, e finché la richiesta è aperta;`,
        machineMail &&
          `email automatiche che non fanno parte di una richiesta: ${machineMail.it} dall’arrivo;`,
        ledger && `chi ha letto i messaggi: ${ledger.it}; poi resta soltanto che sono stati letti, e quando;`,
      ],
      {
        times: 'Ogni notte lo sportello cancella ciò che ha conservato abbastanza a lungo:',
        rest: 'tutto il resto: finché ne viene chiesta la cancellazione.',
        none: 'Nulla si cancella con il tempo: richieste e registro restano finché ne viene chiesta la cancellazione.',
        law: `Anche dopo una cancellazione restano, perché la legge lo chiede: i preventivi accettati per ${keptByLaw.quotes.it}, e per ${keptByLaw.duties.it} dalla chiusura le richieste che vanno segnalate a un’autorità.`,
      },
    ),
  en: ({ retention: { closed, attachments, rawMail, machineMail, ledger }, keptByLaw }) =>
    together(
      [
        closed &&
          `requests: ${closed.en} after closing, their words are erased; dates, classification and times stay;`,
        attachments && `files: ${attachments.en} after their request was closed;`,
        rawMail &&
          `emails as they came: ${rawMail.en} from their arrival, and for as long as the request is open;`,
        machineMail && `automatic email that is part of no request: ${machineMail.en} from its arrival;`,
        ledger && `who read messages: ${ledger.en}; afterwards only that they were read, and when;`,
      ],
      {
        times: 'Each night the desk erases what it has kept for long enough:',
        rest: 'everything else: until its erasure is asked for.',
        none: 'Nothing is erased as time goes by: requests and log stay until their erasure is asked for.',
        law: `Even after an erasure some things stay, because the law asks for it: accepted quotes for ${keptByLaw.quotes.en}, and, for ${keptByLaw.duties.en} from their closing, requests that must be reported to an authority.`,
      },
    ),
};

function together(
  lines: (string | null)[],
  says: Record<'times' | 'rest' | 'none' | 'law', string>,
): { text: string[]; list?: string[] } {
  const list = lines.filter(line => line !== null);
  if (list.length === 0) return { text: [says.none, says.law] };
  return { text: [says.law, says.times], list: [...list, says.rest] };
}
