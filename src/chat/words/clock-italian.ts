import { type ClockWords, hoursAndMinutes } from './clock-words.ts';

const promise = { claim: 'Presa in carico', resolve: 'Risoluzione' };

export const clockItalian: ClockWords = {
  promise,
  deadline: {
    'in-time': (kind, due) => `${promise[kind]} entro ${due} · in tempo`,
    near: (kind, due) => `${promise[kind]} entro ${due} · in scadenza`,
    breached: (kind, due) => `${promise[kind]} scaduta ${due} · promessa non mantenuta`,
    paused: kind => `${promise[kind]} · tempo fermo`,
    met: (kind, due) => `${promise[kind]} entro ${due} · mantenuta`,
    missed: (kind, due) => `${promise[kind]} entro ${due} · in ritardo`,
  },
  length: hoursAndMinutes,
  left: length => `restano ${length} lavorativi`,
  extendedEnough: (atMost, left) =>
    left
      ? `Una promessa si può prorogare al massimo di ${atMost} in tutto; si possono aggiungere ancora ${left} di orario lavorativo.`
      : `Una promessa si può prorogare al massimo di ${atMost} in tutto, e per questa è già stato fatto.`,
  late: length => `in ritardo di ${length} lavorativi`,
  why: {
    title: token => `${token}: perché?`,
    day: 'ccc d LLL',
    time: 'H:mm',
    promised: (kind, length, from) => `${promise[kind]} entro ${length} di orario lavorativo, da ${from}.`,
    counted: (when, length) => `${when} = ${length}`,
    days: count => `${count} giorni`,
    weekend: 'fine settimana',
    dayOff: day => `${day}: non lavorativo`,
    ownHours: (day, hours) => `${day}, orario di quel giorno ${hours}`,
    closedThatDay: day => `${day}: chiuso quel giorno`,
    closure: name => `chiuso (${name})`,
    pause: (from, to) => `tempo fermo ${from} - ${to}`,
    goesOn: 'ora',
    due: when => `scadenza ${when}`,
    met: when => `fatto ${when}`,
    stillLeft: length => `alla ripresa restano ${length}`,
    extended: (length, original) =>
      `Un responsabile ha aggiunto ${length}; la promessa originale era ${original}.`,
    nothing: 'Per questa richiesta non è promesso nulla: la sua categoria non ha scadenze.',
  },
  ping: {
    title: count => (count === 1 ? 'Una promessa sta per scadere' : `${count} promesse stanno per scadere`),
    breached: count =>
      count === 1
        ? 'Una promessa non è stata mantenuta'
        : `${count} richieste: promesse scadute o in scadenza`,
    onCallTitle: 'Non può aspettare la riapertura',
    arrived: (when, who) => `Arrivata ${when}, da ${who}`,
    assignee: name => `In carico a ${name}`,
    nobody: 'Non è ancora in carico a nessuno',
    lastAction: (line, when) => `ultima azione, ${when}: ${line}`,
    noAction: 'ancora nessuna azione',
    reason: {
      assignee: 'Ti avvisiamo perché l’hai in carico.',
      channel: 'Avvisiamo tutti perché nessuno l’ha in carico.',
      'no-manager': 'Avvisiamo tutti perché lo sportello non ha responsabili.',
      'on-duty': 'Ti avvisiamo perché sei responsabile di turno.',
      managers: 'Ti avvisiamo perché sei responsabile.',
      'on-call': 'Ti avvisiamo perché sei reperibile durante questa chiusura.',
    },
    again: times => (times === 1 ? 'Avviso ripetuto.' : `Avviso ripetuto ${times} volte.`),
    more: (count, command) => `${count === 1 ? 'E un’altra' : `E altre ${count}`}: ${command}`,
  },
  forecast: {
    title: 'In scadenza, se nessuno interviene',
    intro: until => `Queste promesse scadono entro ${until}.`,
    more: (count, command) => `${count === 1 ? 'E un’altra' : `E altre ${count}`}: ${command}`,
  },
  handOver: {
    title: 'Resta aperto per domani',
    intro: 'Che cosa ha ciascuno, con la prossima scadenza.',
    of: (name, count) => `${name} · ${count} ${count === 1 ? 'aperta' : 'aperte'}`,
  },
  unattended: {
    title: 'Una chiusura senza un reperibile',
    text: (name, days, hasManagers, closures, duty) =>
      `${name}, ${days}: nessuno in particolare è reperibile. Una richiesta bloccante chiamerebbe ${
        hasManagers ? 'tutti i responsabili' : 'l’intero canale'
      }. Indica qualcuno con ${closures} o ${duty}.`,
  },
  closures: {
    title: 'Chiusure',
    none: 'Non ci sono chiusure in programma.',
    plan: 'Programma una chiusura',
    change: 'Modifica',
    cancel: 'Annullala',
    onCall: name => `Reperibile: ${name}`,
    withoutOnCall: 'Reperibile: chi è di turno',
    fixed: 'fissata in desk.yaml',
    form: {
      title: 'Chiusura',
      intro:
        'In questi giorni, compresi il primo e l’ultimo, lo sportello non lavora e il suo tempo è fermo.',
      from: 'Primo giorno',
      to: 'Ultimo giorno',
      name: 'Che cosa leggono i clienti',
      namePlaceholder: 'Chiusura natalizia',
      onCall: 'Reperibile',
      nobody: 'Chi è di turno',
      submit: 'Vedi che cosa si sposta',
    },
    preview: {
      title: 'Che cosa si sposta',
      intro: days =>
        `Lo sportello resta chiuso: ${days}. I clienti lo leggono in ogni lettera, da due settimane prima.`,
      cancelIntro: days => `In questi giorni lo sportello lavora come di consueto: ${days}.`,
      moves: count => (count === 1 ? 'Si sposta una scadenza:' : `Si spostano ${count} scadenze:`),
      unmoved: 'Nessuna scadenza aperta si sposta.',
      move: (token, kind, from, to) => `${token} ${promise[kind].toLowerCase()}: ${from} → ${to}`,
      more: count => `e altre ${count}`,
      save: 'Salva',
      doCancel: 'Annulla la chiusura',
    },
    saved: 'La chiusura è nel calendario; le scadenze sono ricalcolate.',
    cancelled: 'La chiusura è annullata; le scadenze sono ricalcolate.',
    datesMissing: 'Scegli il primo e l’ultimo giorno.',
    backwards: 'L’ultimo giorno viene prima del primo.',
    tooLong: days => `Una chiusura dura al massimo ${days} giorni.`,
    nameMissing: 'Scrivi che cosa leggono i clienti: devono sapere perché nessuno risponde.',
    inThePast: 'Quei giorni sono passati: il passato non si riscrive.',
    gone: 'Questa chiusura non c’è più.',
    managersOnly: 'Solo i responsabili programmano chiusure e turni.',
  },
  duty: {
    title: 'Di turno',
    now: name => `Di turno ora: ${name}.`,
    nobody: 'Nessuno in particolare è di turno: lo sono tutti i responsabili.',
    usage: command =>
      `Per cambiare: ${command} anna@example.com 2026-12-24 2027-01-06 (primo e ultimo giorno).`,
    planned: (name, days) => `In programma: ${name}, ${days}.`,
    removeUsage: command => `Per togliere un turno: ${command}`,
    remove: 'togli',
    removed: (name, days) => `Il turno di ${name} è tolto: ${days}.`,
    notPlanned: 'Questo turno non è in programma: scrivi l’indirizzo e i giorni come nell’elenco.',
    instead: (name, days) => `Nei giorni in comune sostituisce ${name} (${days}).`,
    whose: 'Di chi? Scrivi il suo indirizzo email.',
    wrongDates: 'Scrivi date che esistono, così: 2026-12-24 (anno, mese, giorno).',
    unknown: email => `${email} non è un operatore.`,
    saved: (name, days) => `${name} è di turno: ${days}.`,
  },
  announcement: {
    ahead: (name, from, to, reopens) =>
      `La informiamo che dal ${from} al ${to} lo sportello di assistenza è chiuso (${name}). Riapriamo ${reopens}.`,
    during: (name, to, reopens) =>
      `La informiamo che lo sportello di assistenza è chiuso fino al ${to} (${name}). Riapriamo ${reopens}.`,
    onCall: phone => `Per problemi che bloccano la produzione può chiamare il ${phone}.`,
  },
};
