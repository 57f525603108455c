import type { FileWords } from './file-words.ts';

const number = (value: number) => value.toLocaleString('it');

export const fileItalian: FileWords = {
  label: 'Allegati',
  hint: limit => `Fino a ${limit} file: il cliente li riceve con la lettera.`,
  choose: 'Che cosa alleghi? Sono i file che hai mandato a Sportello nell’ultima ora.',
  how: 'Per allegare un file mandalo a Sportello nella vostra chat, poi premi «Modifica» e rivedi la lettera: lo trovi qui.',
  fetching: 'Un momento, sto prendendo gli allegati: poi potrai inviare.',
  taken: names =>
    names.length === 1
      ? `Ho ricevuto ${names[0]}. Aspetta un’ora: puoi allegarlo nell’anteprima della prossima lettera.`
      : `Ho ricevuto ${names.length} file: ${names.join(', ')}. Aspettano un’ora: puoi allegarli nell’anteprima della prossima lettera.`,
  dangerous: name =>
    `${name} non si può mandare: è un tipo di file che, aperto, può fare danni. Anche quelli in arrivo li tratteniamo.`,
  empty: name => `${name} è vuoto.`,
  tooLarge: megabytes =>
    `Gli allegati di una lettera possono pesare al massimo ${number(megabytes)} MB in tutto: molti server di posta non accettano di più. Togline qualcuno, o manda un link.`,
  tooMany: limit => `Una lettera può avere al massimo ${limit} allegati.`,
  unreachable: name => `Non riesco a prendere ${name}. Riprova fra poco.`,
  notOurs: name => `${name} sta su un altro servizio: scaricalo, e mandalo dal tuo computer.`,
  gone: 'Uno degli allegati non c’è più, o è già partito con un’altra lettera: mandalo di nuovo.',
  attached: count => (count === 1 ? 'Con un allegato.' : `Con ${count} allegati.`),
};
