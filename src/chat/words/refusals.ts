import type { Refusal } from '../../ticket/refusals.ts';
import { unfitField } from './chapters/catalogue/filling.ts';
import { lengthInBoth, lengths } from './clock/lengths.ts';
import { promises } from './clock/promises.ts';
import type { Said } from './in-both.ts';
import { files } from './mail/files.ts';
import { people } from './people.ts';
import { restricted } from './request/restricted.ts';

export const unwritable = {
  'no-address': {
    it: 'Non si può rispondere: l’email non riporta un indirizzo valido del mittente. Se nel testo c’è un recapito, usa quello.',
    en: 'You cannot reply: the email has no readable sender address. If the text gives a contact, use that.',
  },
  'own-address': {
    it: 'Non si può rispondere: è stata inviata dalla nostra stessa casella.',
    en: 'You cannot reply: it was sent from our own mailbox.',
  },
  group: {
    it: 'Non si può rispondere: il mittente è una mailing list e la risposta andrebbe a tutti.',
    en: 'You cannot reply: the sender is a mailing list, and the reply would go to everyone.',
  },
} satisfies Record<Extract<Refusal, { reason: 'unwritable' }>['why'], Said>;

/** Why a command was not carried out. */
export const refusals = {
  'already-claimed': ({ by }) => ({
    it: `È già in carico a ${by}.`,
    en: `${by} already has it.`,
  }),
  'already-yours': () => ({
    it: 'È già in carico a te.',
    en: 'It is already yours.',
  }),
  unclaimed: () => ({
    it: 'Non è assegnata: prendila in carico, così il cliente sa chi gli scrive.',
    en: 'It is unassigned: claim it first, so that the customer knows who is writing.',
  }),
  closed: () => ({
    it: 'È chiusa: prima riaprila.',
    en: 'It is closed: reopen it first.',
  }),
  'not-closed': () => ({
    it: 'Non è chiusa.',
    en: 'It is not closed.',
  }),
  'not-reused': () => ({
    it: 'La sua risoluzione non è proposta per altri clienti: non c’è nulla da togliere.',
    en: 'Its resolution is not offered for other customers: there is nothing to stop.',
  }),
  unclassified: () => ({
    it: 'Ci siamo quasi: classificala prima di chiuderla.',
    en: 'Almost there: classify it before you close it.',
  }),
  'priority-missing': () => ({
    it: 'Per questa categoria la priorità è obbligatoria.',
    en: 'This category needs a priority.',
  }),
  'field-unfit': unfitField,
  'no-suggestion': () => ({
    it: 'Non c’è più nessuna proposta da accettare.',
    en: 'There is no longer a suggestion to accept.',
  }),
  'text-missing': () => ({
    it: 'Manca il testo.',
    en: 'The text is missing.',
  }),
  'text-too-long': ({ limit }) => ({
    it: `Il testo è troppo lungo: al massimo ${limit.toLocaleString('it')} caratteri.`,
    en: `The text is too long: at most ${limit.toLocaleString('en')} characters.`,
  }),
  'not-allowed': refusal => ({
    it:
      refusal.needs === 'manager'
        ? 'Solo un responsabile può prorogare una scadenza: chiedi a uno di loro.'
        : `È in carico a ${refusal.assignee}: solo ${refusal.assignee} o un responsabile può passarla ad altri.${
            refusal.mayTakeOver ? ' Tu però puoi prenderla.' : ''
          }`,
    en:
      refusal.needs === 'manager'
        ? 'Only a manager can extend a deadline: ask one.'
        : `${refusal.assignee} has it: only ${refusal.assignee} or a manager can hand it over.${
            refusal.mayTakeOver ? ' But you can take it over.' : ''
          }`,
  }),
  'extended-enough': ({ atMost, left, day }) => {
    const most = lengthInBoth(atMost);
    const more = left > 0 && lengths.about(left, day);
    return {
      it: `Una scadenza si può prorogare al massimo di ${most.it} in tutto${
        more ? `: è ancora possibile aggiungere ${more.it}.` : ', e per questa è già stato fatto.'
      }`,
      en: `A deadline can be extended by ${most.en} at most, in all${
        more ? `: ${more.en} can still be added.` : ', and this one has been.'
      }`,
    };
  },
  'files-too-large': ({ megabytes }) => files.tooLarge(megabytes),
  'files-too-many': ({ limit }) => files.tooMany(limit),
  'colleague-left': ({ name }) => people.colleagueLeft(name),
  'file-gone': () => files.gone,
  'nothing-promised': () => promises.why.nothing,
  'wrote-by-mail': () => ({
    it: 'Il cliente ha scritto per email: il suo indirizzo è quello da cui scrive.',
    en: 'The customer wrote by email: their address is the one they write from.',
  }),
  'nothing-changed': () => ({
    it: 'Non c’è nulla da cambiare.',
    en: 'Nothing to change.',
  }),
  erased: () => ({
    it: 'I suoi dati sono stati cancellati: non c’è più nulla da fare.',
    en: 'Its data has been erased: there is nothing left to do.',
  }),
  merged: ({ into }) => ({
    it: `È stata unita a #${into}: prosegue lì.`,
    en: `It was merged into #${into}: it continues there.`,
  }),
  'other-customer': ({ name }) => ({
    it: `L’altra richiesta è di ${name}, che riceverebbe le risposte: collegale invece di unirle.`,
    en: `The other ticket belongs to ${name}, who would get the replies: link them instead of merging.`,
  }),
  unwritable: ({ why }) => unwritable[why],
  'not-yours-to-say': ({ name }) => ({
    it: `Può dirlo solo ${name}, o un responsabile.`,
    en: `Only ${name} or a manager can say so.`,
  }),
  restricted: ({ ticket }) => ({
    it: `La richiesta #${ticket} è riservata: nessuno può esservi ammesso.`,
    en: `Ticket #${ticket} is restricted: nobody can be let in.`,
  }),
  unseeing: ({ name }) => ({
    it: `È riservata, e ${name} non può leggerla: scegli chi è autorizzato.`,
    en: `It is restricted, and ${name} may not read it: choose somebody who may.`,
  }),
  hidden: () => restricted.refused,
  unseen: ({ ticket }) => ({
    it: `La richiesta #${ticket} è riservata: può unirvi altre richieste solo chi è autorizzato a leggerla.`,
    en: `Ticket #${ticket} is restricted: only those authorised to read it can merge others into it.`,
  }),
  'into-open': ({ ticket }) => ({
    it: `Questa richiesta è riservata e la #${ticket} no: prima rendi riservata anche quella, poi uniscile.`,
    en: `This ticket is restricted and #${ticket} is not: restrict that one too, then merge them.`,
  }),
  'not-billable': () => ({
    it: 'Un preventivo si fa per una categoria che si fattura: prima cambia la classificazione.',
    en: 'A quote needs a category that is billed: change the classification first.',
  }),
  'quote-over': () => ({
    it: 'Il preventivo non è più in attesa: guarda la scheda aggiornata.',
    en: 'The quote is no longer waiting: look at the updated card.',
  }),
  'quote-past': () => ({
    it: 'L’ultimo giorno di validità è già passato: scegline un altro.',
    en: 'The last day on which it is valid has passed: choose another.',
  }),
  'quote-price': () => ({
    it: 'Le ore o l’importo non vanno bene: scrivi per esempio 6 ore o 480 €.',
    en: 'The hours or the amount are not right: write, for example, 6 hours or 480 €.',
  }),
  'vat-too-long': ({ limit }) => ({
    it: `La nota sull’IVA è troppo lunga: al massimo ${limit} caratteri.`,
    en: `The VAT note is too long: at most ${limit} characters.`,
  }),
  'quote-unanswered': () => ({
    it: 'Il cliente non ha scritto nulla dopo il preventivo: non c’è una risposta da registrare.',
    en: 'The customer has written nothing since the quote: there is no answer to record.',
  }),
  'work-length': ({ hours }) => ({
    it: `Il tempo lavorato va da un minuto a ${hours} ore per volta.`,
    en: `Time worked goes from one minute to ${hours} hours at a time.`,
  }),
  'no-such-work': () => ({
    it: 'Questo lavoro non è registrato qui.',
    en: 'This work is not recorded here.',
  }),
  'not-your-work': ({ name }) => ({
    it: `L’ha registrato ${name}: può correggerlo solo ${name}, o un responsabile.`,
    en: `${name} recorded it: only ${name} or a manager can correct it.`,
  }),
  'same-ticket': () => ({
    it: 'È la stessa richiesta.',
    en: 'That is the same ticket.',
  }),
  'target-ended': ({ ticket }) => ({
    it: `La richiesta #${ticket} è chiusa o unita a un’altra: prima riaprila.`,
    en: `Ticket #${ticket} is closed, or merged into another: reopen it first.`,
  }),
  'incident-closed': ({ title }) => ({
    it: `Il disservizio ${title && `«${title}» `}è chiuso: apri un disservizio nuovo, o scegline un altro.`,
    en: `The incident ${title && `“${title}” `}is closed: open a new one, or choose another.`,
  }),
  'in-other-incident': ({ title }) => ({
    it: `Fa già parte ${title ? `del disservizio «${title}»` : 'di un disservizio'}: prima toglila da lì.`,
    en: `It is already part of ${title ? `incident “${title}”` : 'an incident'}: take it out of that first.`,
  }),
  'restricted-alone': () => ({
    it: 'È riservata: non può far parte di un disservizio, che tutti vedono.',
    en: 'It is restricted: it cannot be part of an incident, which everybody sees.',
  }),
  'too-late': () => ({
    it: 'Troppo tardi: l’email è già partita.',
    en: 'Too late: the email has been sent.',
  }),
  'being-sent': () => ({
    it: 'L’email sta partendo in questo momento: se il server di posta non la prende, potrai ancora annullarla.',
    en: 'The email is leaving right now: if the mail server does not take it, you can still undo it.',
  }),
  'perhaps-sent': () => ({
    it: 'Il server di posta forse ha già ricevuto l’email, e il cliente con lui: non si può più annullare.',
    en: 'The mail server, and the customer, may already have the email: it can no longer be undone.',
  }),
  'not-your-letter': ({ by }) => ({
    it: `Solo ${by}, che l’ha scritta, può fermare questa email finché non parte.`,
    en: `Only ${by}, who wrote it, can stop this email before it leaves.`,
  }),
  'snooze-past': () => ({
    it: 'Quel momento è già passato: scegline uno più avanti.',
    en: 'That moment has passed: choose a later one.',
  }),
  'not-snoozed': () => ({
    it: 'È già tornata.',
    en: 'It is back already.',
  }),
  'already-watched': () => ({
    it: 'La segui già.',
    en: 'You are watching it already.',
  }),
  'not-restricted': () => ({
    it: 'Gli obblighi di notifica si seguono su una richiesta riservata: prima rendila riservata.',
    en: 'Reporting duties are followed on a restricted ticket: restrict it first.',
  }),
  'no-such-duty': () => ({
    it: 'Questo obbligo non c’è, o non corre più: riapri la scheda e guarda che cosa resta.',
    en: 'There is no such duty, or it no longer runs: look at the card for what is left.',
  }),
  'not-yet': () => ({
    it: 'Quel momento deve ancora venire: scrivi quando è successo.',
    en: 'That moment is still to come: write when it happened.',
  }),
  'enters-who-has-it': ({ assignee }) => ({
    it: assignee
      ? `L’ha in carico ${assignee}: nel sistema del cliente entra chi ha la richiesta.`
      : 'Prima prendila in carico: nel sistema del cliente entra chi ha la richiesta.',
    en: assignee
      ? `${assignee} has it: only whoever has the ticket enters the customer’s system.`
      : 'Claim it first: only whoever has the ticket enters the customer’s system.',
  }),
  'already-inside': () => ({
    it: 'Risulti già nel sistema del cliente: prima segna l’uscita.',
    en: 'You are recorded as inside already: record first that you left.',
  }),
  'not-inside': () => ({
    it: 'L’uscita è già segnata.',
    en: 'It is already recorded that they left.',
  }),
  'not-your-entry': ({ name }) => ({
    it: `L’uscita la segna ${name}, chi ha in carico la richiesta o un responsabile.`,
    en: `${name}, whoever has the ticket, or a manager records that.`,
  }),
  'no-purpose': () => ({
    it: 'Scrivi perché entri: il cliente lo legge.',
    en: 'Write what you enter for: the customer reads it.',
  }),
  'out-before-in': () => ({
    it: 'È prima dell’ingresso: controlla giorno e ora.',
    en: 'That is before the entry: check day and time.',
  }),
  'before-known': () => ({
    it: 'È prima che si sapesse che cosa era successo: controlla giorno e ora.',
    en: 'That is before it was known what had happened: check day and time.',
  }),
  'has-duties': () => ({
    it: 'Ha obblighi di notifica in corso: unisci l’altra a questa, non questa all’altra.',
    en: 'It has reporting duties running: merge the other one into this one instead.',
  }),
  'kept-by-law': () => ({
    it: 'La legge chiede di conservarlo insieme al resto: apri un’altra richiesta e collegala a questa.',
    en: 'The law requires it to be kept with the rest: open another ticket and link it to this one.',
  }),
  'someone-inside': ({ name }) => ({
    it: `Nel sistema del cliente risulta ancora ${name}: prima segna l’uscita.`,
    en: `${name} is still recorded as inside the customer’s system: record first that they left.`,
  }),
  'inside-yourself': () => ({
    it: 'Risulti ancora nel sistema del cliente: prima registra l’uscita. Se invece resti dentro, riassegna la richiesta a un collega.',
    en: 'You are still recorded as inside the customer’s system: record first that you left. If you are staying inside, reassign the ticket to a colleague.',
  }),
  'not-watched': () => ({
    it: 'Non la segui.',
    en: 'You are not watching it.',
  }),
} satisfies { [R in Refusal['reason']]: (refusal: Extract<Refusal, { reason: R }>) => Said };
