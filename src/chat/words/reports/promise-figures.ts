import type { InBoth } from '../in-both.ts';

/** What the figures of first response, claim and resolution are called, and what each of them is. */
export const promiseFigures = {
  responded: {
    name: { it: 'Prime risposte', en: 'First responses' },
    is: {
      it: 'Richieste alle quali nel periodo una persona ha scritto per la prima volta: risposta, domanda, preventivo o chiusura. La presa in carico e le ricevute automatiche non sono risposte.',
      en: 'Requests to which a person wrote for the first time during the period: an answer, a question, a quote or a closing. Claims and automatic receipts are no responses.',
    },
  },
  unanswered: {
    name: { it: 'Senza risposta', en: 'Unanswered' },
    is: {
      it: 'Richieste aperte alla fine del periodo alle quali nessuno aveva ancora scritto.',
      en: 'Requests open at the end of the period to which nobody had written yet.',
    },
  },
  responseMedian: {
    name: { it: 'Prima risposta, mediana', en: 'First response, median' },
    is: {
      it: 'Tempo lavorativo dall’arrivo alla prima risposta, di quelle date nel periodo: metà entro questo tempo. Sulla prima risposta non c’è una promessa, quindi non è rispettata né mancata.',
      en: 'Working time from arrival to first response, of those given during the period: half of them within this time. No promise is made of it, so it is neither kept nor broken.',
    },
  },
  responseNinth: {
    name: { it: 'Prima risposta, nove su dieci', en: 'First response, nine in ten' },
    is: {
      it: 'Tempo lavorativo entro il quale è arrivata la prima risposta in nove casi su dieci.',
      en: 'Working time within which nine in ten first responses were given.',
    },
  },
  responseMedianWall: {
    name: { it: 'Prima risposta, mediana (orologio)', en: 'First response, median (elapsed)' },
    is: {
      it: 'Come la mediana della prima risposta, in tempo di orologio: giorno e notte.',
      en: 'As the median of first responses, in elapsed time: day and night.',
    },
  },
  responseNinthWall: {
    name: { it: 'Prima risposta, nove su dieci (orologio)', en: 'First response, nine in ten (elapsed)' },
    is: {
      it: 'Nove prime risposte su dieci entro questo tempo, di orologio: giorno e notte.',
      en: 'Nine in ten first responses within this time, elapsed: day and night.',
    },
  },
  claimShare: {
    name: { it: 'Presa in carico rispettata', en: 'Claim promise kept' },
    is: {
      it: 'Rispettate, su tutte quelle rispettate, mancate e ancora aperte oltre il termine. Conta il termine originale, anche se è stato prolungato.',
      en: 'Kept, of all that were kept, broken, or are still open beyond their deadline. The original deadline counts, even if it was extended.',
    },
  },
  claimKept: {
    name: { it: 'Prese in carico in tempo', en: 'Claimed in time' },
    is: {
      it: 'Richieste prese in carico nel periodo entro il termine originale. Si giudica con la classificazione di oggi e con orari, chiusure e promesse in vigore in quel momento.',
      en: 'Requests claimed during the period within the original deadline. Judged by how they are classified today, and by the hours, closures and promises in force at that moment.',
    },
  },
  claimBroken: {
    name: { it: 'Prese in carico in ritardo', en: 'Claimed late' },
    is: {
      it: 'Richieste prese in carico nel periodo oltre il termine originale, o chiuse, o unite a un’altra, oltre il termine senza che nessuno le avesse prese.',
      en: 'Requests claimed during the period after the original deadline, or closed, or merged into another one, after it without anybody having claimed them.',
    },
  },
  claimOpenBroken: {
    name: { it: 'Non prese, oltre il termine', en: 'Unclaimed beyond the deadline' },
    is: {
      it: 'Richieste aperte alla fine del periodo, non ancora prese in carico e già oltre il termine originale. Una chiusa in ritardo senza che nessuno l’avesse presa conta una volta sola, tra quelle in ritardo, anche se viene riaperta.',
      en: 'Requests open at the end of the period, not claimed yet and beyond the original deadline. One that was closed late without anybody having claimed it counts once, as claimed late, also when it is reopened.',
    },
  },
  claimMedian: {
    name: { it: 'Presa in carico, mediana', en: 'Claim, median' },
    is: {
      it: 'Tempo lavorativo dall’arrivo alla presa in carico, di quelle prese nel periodo: metà entro questo tempo.',
      en: 'Working time from arrival to claim, of those claimed during the period: half of them within this time.',
    },
  },
  claimNinth: {
    name: { it: 'Presa in carico, nove su dieci', en: 'Claim, nine in ten' },
    is: {
      it: 'Tempo lavorativo entro il quale è avvenuta la presa in carico in nove casi su dieci.',
      en: 'Working time within which nine in ten were claimed.',
    },
  },
  claimMedianWall: {
    name: { it: 'Presa in carico, mediana (orologio)', en: 'Claim, median (elapsed)' },
    is: {
      it: 'Come la mediana della presa in carico, in tempo di orologio: giorno e notte.',
      en: 'As the median of claims, in elapsed time: day and night.',
    },
  },
  claimNinthWall: {
    name: { it: 'Presa in carico, nove su dieci (orologio)', en: 'Claim, nine in ten (elapsed)' },
    is: {
      it: 'Nove prese in carico su dieci entro questo tempo, di orologio: giorno e notte.',
      en: 'Nine in ten claims within this time, elapsed: day and night.',
    },
  },
  resolveShare: {
    name: { it: 'Risoluzione rispettata', en: 'Resolution promise kept' },
    is: {
      it: 'Rispettate, su tutte quelle rispettate, mancate e ancora aperte oltre il termine. Conta il termine originale, anche se è stato prolungato.',
      en: 'Kept, of all that were kept, broken, or are still open beyond their deadline. The original deadline counts, even if it was extended.',
    },
  },
  resolveKept: {
    name: { it: 'Risolte in tempo', en: 'Resolved in time' },
    is: {
      it: 'Chiusure nel periodo entro il termine originale. L’attesa del cliente non conta. Senza promessa (per esempio una modifica evolutiva) non sono né rispettate né mancate.',
      en: 'Closings during the period within the original deadline. Time spent waiting for the customer does not count. Without a promise (a change request, say) they are neither kept nor broken.',
    },
  },
  resolveBroken: {
    name: { it: 'Risolte in ritardo', en: 'Resolved late' },
    is: {
      it: 'Chiusure nel periodo oltre il termine originale, e richieste unite a un’altra quando il loro termine era già passato.',
      en: 'Closings during the period after the original deadline, and requests merged into another one when theirs had passed.',
    },
  },
  resolveOpenBroken: {
    name: { it: 'Aperte, oltre il termine', en: 'Open beyond the deadline' },
    is: {
      it: 'Richieste ancora aperte alla fine del periodo e già oltre il termine originale di risoluzione.',
      en: 'Requests still open at the end of the period and beyond the original deadline of their resolution.',
    },
  },
  resolvePaused: {
    name: { it: 'In attesa del cliente', en: 'Waiting for the customer' },
    is: {
      it: 'Richieste aperte alla fine del periodo il cui orologio era fermo: il cliente doveva rispondere a una domanda o a un preventivo.',
      en: 'Requests open at the end of the period whose clock stood still: the customer had a question or a quote to answer.',
    },
  },
  resolveMedian: {
    name: { it: 'Risoluzione, mediana', en: 'Resolution, median' },
    is: {
      it: 'Tempo lavorativo dall’arrivo alla chiusura, senza l’attesa del cliente, delle chiusure nel periodo: metà entro questo tempo.',
      en: 'Working time from arrival to closing, without waiting for the customer, of the closings during the period: half of them within this time.',
    },
  },
  resolveNinth: {
    name: { it: 'Risoluzione, nove su dieci', en: 'Resolution, nine in ten' },
    is: {
      it: 'Tempo lavorativo, senza l’attesa del cliente, entro il quale è avvenuta la chiusura in nove casi su dieci.',
      en: 'Working time, without waiting for the customer, within which nine in ten were closed.',
    },
  },
  resolveMedianWall: {
    name: { it: 'Risoluzione, mediana (orologio)', en: 'Resolution, median (elapsed)' },
    is: {
      it: 'Dall’arrivo alla chiusura in tempo di orologio, attese comprese: metà entro questo tempo.',
      en: 'From arrival to closing in elapsed time, waiting included: half of them within this time.',
    },
  },
  resolveNinthWall: {
    name: { it: 'Risoluzione, nove su dieci (orologio)', en: 'Resolution, nine in ten (elapsed)' },
    is: {
      it: 'Nove chiusure su dieci entro questo tempo, di orologio, attese comprese.',
      en: 'Nine in ten closings within this time, elapsed, waiting included.',
    },
  },
  extensions: {
    name: { it: 'Proroghe', en: 'Extensions' },
    is: {
      it: 'Quante volte nel periodo un responsabile ha dato più tempo a una promessa.',
      en: 'How often during the period a manager gave a promise more time.',
    },
  },
  keptByExtension: {
    name: { it: 'In tempo solo con una proroga', en: 'In time only by an extension' },
    is: {
      it: 'Prese in carico e chiusure nel periodo entro il termine prolungato, ma oltre quello originale. Contano tra quelle in ritardo.',
      en: 'Claims and closings during the period within the extended deadline, but after the original one. They count as late.',
    },
  },
} satisfies InBoth;
