import type { FileWords } from './file-words.ts';

const number = (value: number) => value.toLocaleString('it');

export const fileItalian: FileWords = {
  label: 'Allegati',
  hint: limit => `Fino a ${limit} file: il cliente li riceve con la lettera.`,
  choose: 'Vuoi allegare i file che hai mandato a Sportello nell’ultima ora?',
  how: 'Per allegare un file mandalo a Sportello in chat privata, poi premi «Modifica» e rivedi la lettera: lo troverai qui.',
  fetching: 'Un momento, sto prendendo gli allegati: poi potrai inviare.',
  taken: names =>
    names.length === 1
      ? `Ho ricevuto ${names[0]}. Per un’ora puoi allegarlo, nell’anteprima della prossima lettera che scrivi da Teams.`
      : `Ho ricevuto ${names.length} file: ${names.join(', ')}. Per un’ora puoi allegarli, nell’anteprima della prossima lettera che scrivi da Teams.`,
  dangerous: name => `${name} non si può mandare: è un tipo di file che può fare danni quando lo si apre.`,
  empty: name => `${name} è vuoto.`,
  tooLarge: megabytes =>
    `Gli allegati di una lettera possono pesare al massimo ${number(megabytes)} MB in tutto: molti server di posta non accettano di più. Togline qualcuno, o manda un link.`,
  tooMany: limit => `Una lettera può avere al massimo ${limit} allegati.`,
  unreachable: name => `Non riesco a prendere ${name}. Riprova fra poco.`,
  notOurs: name => `${name} sta su un altro servizio: scaricalo, e mandalo dal tuo computer.`,
  gone: 'Uno degli allegati non c’è più, o è già partito con un’altra lettera: mandalo di nuovo.',
  again: 'Gli allegati vanno scelti di nuovo.',
  received: count => (count === 1 ? '📎 1 allegato' : `📎 ${count} allegati`),
  leftOut: names =>
    names.length === 1
      ? `La lettera che hai fermato aveva un allegato, ${names[0]}: sceglilo di nuovo, o partirà senza.`
      : `La lettera che hai fermato aveva ${names.length} allegati, ${names.join(', ')}: sceglili di nuovo, o partirà senza.`,
  attached: count => (count === 1 ? 'Con un allegato.' : `Con ${count} allegati.`),
};
