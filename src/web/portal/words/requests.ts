import type { Held } from '../../../store/schema/files.ts';
import type { DeadlineState } from '../../../ticket/clock/deadlines.ts';
import type { PromiseKind } from '../../../ticket/clock/policy.ts';
import type { Language, Status } from '../../../ticket/words.ts';

/** What customers read of their requests. */
type RequestWords = {
  nav: Record<'requests' | 'new' | 'readings' | 'profile' | 'reports', string>;
  list: {
    title: string;
    new: string;
    titleOf(company: string): string;
    which: Record<'open' | 'closed' | 'all', string>;
    filter: string;
    find: string;
    year: string;
    anyYear: string;
    search: string;
    clear: string;
    pages: string;
    noneFound: string;
    none: Record<'open' | 'closed' | 'all', string>;
    older: string;
    newest: string;
    opened(at: string): string;
    moved(at: string): string;
    by(name: string): string;
  };
  status: Record<Status, string>;
  merged(token: string): string;
  /** To one that is not theirs to see. */
  joined: string;
  promise: Record<PromiseKind, Record<DeadlineState, (due: string, met: string) => string>>;
  request: {
    back: string;
    category: string;
    priority: string;
    opened: string;
    state: string;
    promises: string;
    closed: string;
    resolution: string;
    conversation: string;
    you: string;
    us: string;
    files: string;
    /** Why a file cannot be had. */
    held: Record<Held, string>;
    noSubject: string;
    noText: string;
    none: string;
    goesOn(token: string): string;
    joined: Record<'open' | 'closed', string>;
  };
};

export const requestWords: Record<Language, RequestWords> = {
  it: {
    nav: {
      requests: 'Le mie richieste',
      new: 'Nuova richiesta',
      readings: 'Chi ha letto',
      profile: 'Profilo',
      reports: 'Resoconto',
    },
    list: {
      title: 'Le mie richieste',
      new: 'Nuova richiesta',
      titleOf: company => `Le richieste di ${company}`,
      which: { open: 'Aperte', closed: 'Chiuse', all: 'Tutte' },
      filter: 'Quali richieste',
      find: 'Cerca nelle richieste',
      year: 'Anno',
      anyYear: 'Tutti',
      search: 'Cerca',
      clear: 'Annulla la ricerca',
      pages: 'Altre pagine',
      noneFound: 'Nessuna richiesta corrisponde.',
      none: {
        open: 'Nessuna richiesta aperta.',
        closed: 'Nessuna richiesta chiusa.',
        all: 'Non ci ha ancora inviato richieste da questo indirizzo.',
      },
      older: 'Più vecchie',
      newest: 'Le più recenti',
      opened: at => `inviata ${at}`,
      moved: at => `aggiornata ${at}`,
      by: name => `di ${name}`,
    },
    status: {
      new: 'Ricevuta',
      assigned: 'In lavorazione',
      waiting: 'Attende una sua risposta',
      closed: 'Chiusa',
    },
    merged: token => `Prosegue in ${token}`,
    joined: 'Unita a un’altra richiesta',
    promise: {
      claim: {
        'in-time': due => `Presa in carico entro ${due}`,
        near: due => `Presa in carico entro ${due}`,
        breached: due => `Presa in carico prevista entro ${due}: siamo in ritardo`,
        paused: () => 'Presa in carico: il tempo è sospeso mentre attendiamo la sua risposta',
        met: (due, met) => `Presa in carico ${met} · promessa rispettata (entro ${due})`,
        missed: (due, met) => `Presa in carico ${met} · oltre la promessa (entro ${due})`,
      },
      resolve: {
        'in-time': due => `Soluzione entro ${due}`,
        near: due => `Soluzione entro ${due}`,
        breached: due => `Soluzione prevista entro ${due}: siamo in ritardo`,
        paused: () => 'Soluzione: il tempo è sospeso mentre attendiamo la sua risposta',
        met: (due, met) => `Chiusa ${met} · promessa rispettata (entro ${due})`,
        missed: (due, met) => `Chiusa ${met} · oltre la promessa (entro ${due})`,
      },
    },
    request: {
      back: 'Le mie richieste',
      category: 'Tipo',
      priority: 'Priorità',
      opened: 'Inviata',
      state: 'Stato',
      promises: 'Le nostre promesse',
      closed: 'Chiusa',
      resolution: 'Come è stata risolta',
      conversation: 'Conversazione',
      you: 'Lei',
      us: 'Assistenza',
      files: 'Allegati',
      held: {
        dangerous: 'trattenuto: i file di questo tipo non si aprono',
        'dangerous-unscanned': 'trattenuto: i file di questo tipo non si aprono',
        virus: 'trattenuto: contiene un virus',
        unscanned: 'in attesa del controllo antivirus',
        'too-large': 'trattenuto: troppo grande per il controllo antivirus',
        expired: 'eliminato: il suo tempo di conservazione è finito',
      },
      noSubject: '(senza oggetto)',
      noText: '(senza testo)',
      none: 'Non c’è ancora nulla.',
      goesOn: token => `La conversazione prosegue nella richiesta ${token}.`,
      joined: {
        open: 'L’abbiamo unita a un’altra richiesta sullo stesso problema, ancora aperta. Qui trova ciò che ha scritto lei e ciò che le abbiamo risposto. Per aggiungere qualcosa risponda a una nostra email, oppure invii una nuova richiesta.',
        closed:
          'L’abbiamo unita a un’altra richiesta sullo stesso problema, che ora è chiusa. Qui trova ciò che ha scritto lei e ciò che le abbiamo risposto. Se il problema resta, risponda a una nostra email, oppure invii una nuova richiesta.',
      },
    },
  },
  en: {
    nav: {
      requests: 'My requests',
      new: 'New request',
      readings: 'Who read',
      profile: 'Profile',
      reports: 'Report',
    },
    list: {
      title: 'My requests',
      new: 'New request',
      titleOf: company => `Requests of ${company}`,
      which: { open: 'Open', closed: 'Closed', all: 'All' },
      filter: 'Which requests',
      find: 'Search your requests',
      year: 'Year',
      anyYear: 'Any',
      search: 'Search',
      clear: 'Clear the search',
      pages: 'More pages',
      noneFound: 'No request matches.',
      none: {
        open: 'No open requests.',
        closed: 'No closed requests.',
        all: 'You have not sent us any requests from this address.',
      },
      older: 'Older ones',
      newest: 'The latest',
      opened: at => `sent ${at}`,
      moved: at => `updated ${at}`,
      by: name => `by ${name}`,
    },
    status: {
      new: 'Received',
      assigned: 'In progress',
      waiting: 'Waiting for your answer',
      closed: 'Closed',
    },
    merged: token => `Goes on in ${token}`,
    joined: 'Joined to another request',
    promise: {
      claim: {
        'in-time': due => `Taken in charge by ${due}`,
        near: due => `Taken in charge by ${due}`,
        breached: due => `Should have been taken in charge by ${due}: we are late`,
        paused: () => 'Taking in charge: the clock stands still while we wait for your answer',
        met: (due, met) => `Taken in charge ${met} · promise kept (by ${due})`,
        missed: (due, met) => `Taken in charge ${met} · later than promised (by ${due})`,
      },
      resolve: {
        'in-time': due => `Solved by ${due}`,
        near: due => `Solved by ${due}`,
        breached: due => `Should have been solved by ${due}: we are late`,
        paused: () => 'Solution: the clock stands still while we wait for your answer',
        met: (due, met) => `Closed ${met} · promise kept (by ${due})`,
        missed: (due, met) => `Closed ${met} · later than promised (by ${due})`,
      },
    },
    request: {
      back: 'My requests',
      category: 'Kind',
      priority: 'Priority',
      opened: 'Sent',
      state: 'State',
      promises: 'Our promises',
      closed: 'Closed',
      resolution: 'How it was solved',
      conversation: 'Conversation',
      you: 'You',
      us: 'Support',
      files: 'Files',
      held: {
        dangerous: 'held back: files of this kind are not opened',
        'dangerous-unscanned': 'held back: files of this kind are not opened',
        virus: 'held back: it contains a virus',
        unscanned: 'waiting for the virus scan',
        'too-large': 'held back: too large for the virus scan',
        expired: 'deleted: its retention period is over',
      },
      noSubject: '(no subject)',
      noText: '(no text)',
      none: 'There is nothing here yet.',
      goesOn: token => `The conversation goes on in request ${token}.`,
      joined: {
        open: 'We joined it to another request about the same problem, which is still open. Here is what you wrote, and what we answered you. To add something, answer one of our emails or send a new request.',
        closed:
          'We joined it to another request about the same problem, which is closed now. Here is what you wrote, and what we answered you. If the problem is still there, answer one of our emails or send a new request.',
      },
    },
  },
};
