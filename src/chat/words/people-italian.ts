import type { PeopleWords } from './people-words.ts';

const requests = (count: number) => (count === 1 ? 'una richiesta aperta' : `${count} richieste aperte`);

export const peopleItalian: PeopleWords = {
  notHere: 'Lavoro solo nel canale degli operatori: chiedimelo lì.',
  working: 'Ci sto lavorando: ci vuole un po’ più del solito. Ti dico com’è andata.',
  workingTitle: 'Un momento',
  pressAgain: 'Scusa l’attesa: ora è pronto. Premi di nuovo il pulsante per aprirlo.',
  notShown: 'Non è stato possibile mostrarti la risposta. Guarda la scheda, oppure premi di nuovo.',
  busy: 'Qualcun altro sta lavorando a questa richiesta proprio ora. Non è cambiato nulla: riprova tra un momento.',
  stillWorking: 'Ci vuole più del solito. Prima di premere di nuovo, guarda la scheda tra un momento.',
  draftGone: 'Questa bozza non c’è più: riapri il modulo dalla scheda.',
  colleagueLeft: name => `${name} non è più tra gli operatori.`,
  left: {
    title: name => `${name} non è più tra gli operatori`,
    intro: (name, tickets) =>
      tickets === 0
        ? `${name} non ha richieste aperte.`
        : `${name} ha ancora ${requests(tickets)}. ${tickets === 1 ? 'Il cliente aspetta: passala a un collega o rimettila in coda.' : 'I clienti aspettano: passale a un collega o rimettile in coda.'}`,
    turns: command =>
      `Era previsto anche in turni o reperibilità: al suo posto subentrano altri, in automatico. Controlla i turni con ${command}.`,
    all: tickets => (tickets === 1 ? 'La richiesta aperta' : `Tutte e ${tickets} le richieste aperte`),
    more: tickets =>
      `${tickets === 1 ? 'E un’altra' : `E altre ${tickets}`}: i pulsanti in alto valgono per tutte.`,
  },
  buttons: { 'hand-over-all': 'Passa a un collega', 'release-all': 'Rimetti in coda' },
  form: {
    title: 'Passa a un collega',
    intro: (name, tickets) =>
      tickets === 1
        ? `La richiesta aperta di ${name} passa a:`
        : `Le ${tickets} richieste aperte di ${name} passano a:`,
    submit: 'Conferma',
  },
  isBack: name => `${name} è di nuovo tra gli operatori: le sue richieste restano sue.`,
  nothingLeft: name => `${name} non ha più richieste aperte.`,
  handedOver: (tickets, to) =>
    tickets === 1
      ? `Ora la richiesta è in carico a ${to}.`
      : `Ora ${tickets} richieste sono in carico a ${to}.`,
  released: tickets =>
    tickets === 1 ? 'La richiesta è di nuovo in coda.' : `${tickets} richieste sono di nuovo in coda.`,
  notMoved: tickets =>
    `${tickets === 1 ? 'Una non è stata spostata' : `${tickets} non sono state spostate`}: premi di nuovo per riprovare.`,
  managersOnly: 'Solo i responsabili passano ad altri le richieste di un collega.',
};
