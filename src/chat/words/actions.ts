import { lengths } from './clock/lengths.ts';
import type { InBoth, Said } from './in-both.ts';

export const buttons = {
  claim: { it: 'Prendi in carico', en: 'Claim' },
  classify: { it: 'Classifica', en: 'Classify' },
  'accept-suggestion': { it: 'Accetta la proposta', en: 'Accept suggestion' },
  'ask-clarification': { it: 'Chiedi chiarimenti', en: 'Ask clarification' },
  reply: { it: 'Rispondi', en: 'Reply' },
  close: { it: 'Chiudi', en: 'Close' },
  release: { it: 'Rilascia', en: 'Release' },
  reassign: { it: 'Riassegna', en: 'Reassign' },
  reopen: { it: 'Riapri', en: 'Reopen' },
  open: { it: 'Apri', en: 'Open' },
  note: { it: 'Nota interna', en: 'Internal note' },
  language: { it: 'Cambia lingua', en: 'Change language' },
  why: { it: 'Perché questa scadenza?', en: 'Why this deadline?' },
  acknowledge: { it: 'Ci penso io', en: 'I’m on it' },
  'take-over': { it: 'Subentra', en: 'Take over' },
  extend: { it: 'Proroga', en: 'Extend' },
  relate: { it: 'Unisci, collega, separa', en: 'Merge, link, split' },
  'merge-suggested': { it: 'Unisci', en: 'Merge' },
  'let-in': { it: 'Ammetti', en: 'Let in' },
  vouch: { it: 'Sì, era lei o lui', en: 'Yes, it was them' },
  recall: { it: 'Annulla l’invio', en: 'Undo' },
  resend: { it: 'Rispedisci', en: 'Resend' },
  assign: { it: 'Assegna', en: 'Assign' },
} satisfies Record<string, Said>;

export const forms = {
  classify: {
    title: { it: 'Classifica', en: 'Classify' },
    intro: {
      it: 'Categoria e priorità decidono che cosa promettiamo al cliente. Hanno scadenze solo i bug e le vulnerabilità.',
      en: 'Category and priority decide what we promise the customer. Only bugs and vulnerabilities have deadlines.',
    },
    label: { it: '', en: '' },
    placeholder: { it: '', en: '' },
    submit: { it: 'Classifica', en: 'Classify' },
  },
  'ask-clarification': {
    title: { it: 'Chiedi chiarimenti', en: 'Ask clarification' },
    intro: {
      it: 'Il cliente riceve la domanda via email; la richiesta resta in attesa della risposta.',
      en: 'The customer gets your question by email; the ticket waits for the answer.',
    },
    label: { it: 'La tua domanda', en: 'Your question' },
    placeholder: {
      it: 'Che cosa ti serve sapere per andare avanti?',
      en: 'What do you need to know to go on?',
    },
    submit: { it: 'Vedi la lettera', en: 'See the letter' },
  },
  reply: {
    title: { it: 'Rispondi', en: 'Reply' },
    intro: {
      it: 'Il cliente riceve la risposta via email; la richiesta resta aperta.',
      en: 'The customer gets your answer by email; the ticket stays open.',
    },
    label: { it: 'La tua risposta', en: 'Your answer' },
    placeholder: {
      it: 'Scrivi al cliente. Saluti e firma li aggiungiamo noi.',
      en: 'Write to the customer. Greeting and signature are added.',
    },
    submit: { it: 'Vedi la lettera', en: 'See the letter' },
  },
  close: {
    title: { it: 'Chiudi', en: 'Close' },
    intro: {
      it: 'Il cliente riceve la risoluzione via email e la richiesta viene chiusa.',
      en: 'The customer gets the resolution by email, and the ticket is closed.',
    },
    label: { it: 'Risoluzione', en: 'Resolution' },
    placeholder: {
      it: 'Che cosa è stato fatto, con parole che il cliente capisce.',
      en: 'What was done, in words the customer understands.',
    },
    submit: { it: 'Vedi la lettera', en: 'See the letter' },
  },
  reassign: {
    title: { it: 'Riassegna', en: 'Reassign' },
    intro: {
      it: 'La richiesta passa a un collega, che viene menzionato nella discussione.',
      en: 'The ticket goes to a colleague, who is mentioned in the thread.',
    },
    label: { it: '', en: '' },
    placeholder: { it: '', en: '' },
    submit: { it: 'Riassegna', en: 'Reassign' },
  },
  reopen: {
    title: { it: 'Riapri', en: 'Reopen' },
    intro: {
      it: 'La richiesta torna in lavorazione. Al cliente non viene scritto nulla.',
      en: 'The ticket is worked on again. The customer is not written to.',
    },
    label: { it: 'Motivo', en: 'Reason' },
    placeholder: { it: 'Perché viene riaperta?', en: 'Why is it opened again?' },
    submit: { it: 'Riapri', en: 'Reopen' },
  },
  note: {
    title: { it: 'Nota interna', en: 'Internal note' },
    intro: {
      it: 'La leggono solo i colleghi, nella discussione e nella conversazione.',
      en: 'Only colleagues read it, in the thread and in the conversation.',
    },
    label: { it: 'Nota', en: 'Note' },
    placeholder: {
      it: 'Che cosa deve sapere un collega?',
      en: 'What should a colleague know?',
    },
    submit: { it: 'Salva la nota', en: 'Save the note' },
  },
  language: {
    title: { it: 'Cambia lingua', en: 'Change language' },
    intro: {
      it: 'Da ora in poi al cliente si scrive in questa lingua.',
      en: 'From now on the customer is written to in this language.',
    },
    label: { it: '', en: '' },
    placeholder: { it: '', en: '' },
    submit: { it: 'Cambia', en: 'Change' },
  },
  extend: {
    title: { it: 'Proroga', en: 'Extend' },
    intro: {
      it: 'Più tempo di lavoro per la prossima promessa. Se è la presa in carico e supererebbe la risoluzione, si sposta anche questa. Viene registrato, e la promessa originale resta visibile.',
      en: 'More working time for the next promise. It is recorded, and the original promise stays visible.',
    },
    label: { it: 'Motivo', en: 'Reason' },
    placeholder: { it: 'Perché serve più tempo?', en: 'Why is more time needed?' },
    submit: { it: 'Proroga', en: 'Extend' },
  },
  relate: {
    title: { it: 'Unisci, collega, separa', en: 'Merge, link, split' },
    intro: {
      it: 'Unire sposta tutta la conversazione nell’altra richiesta; al cliente non viene scritto nulla.',
      en: 'Merging moves the whole conversation to the other ticket; nothing is written to the customer.',
    },
    label: { it: '', en: '' },
    placeholder: { it: '', en: '' },
    submit: { it: 'Fatto', en: 'Do it' },
  },
} satisfies InBoth;

export const fields = {
  category: { it: 'Categoria', en: 'Category' },
  priority: { it: 'Priorità', en: 'Priority' },
  operator: { it: 'A', en: 'To' },
  language: { it: 'Lingua', en: 'Language' },
  choose: { it: 'Scegli…', en: 'Choose…' },
  optional: { it: 'serve per bug e vulnerabilità', en: 'needed for bugs and vulnerabilities' },
  noPriority: { it: 'Nessuna priorità', en: 'No priority' },
  amount: { it: 'Quanto', en: 'How much' },
  ...lengths,
} satisfies InBoth;

export const done = {
  claim: { it: 'Ora è in carico a te.', en: 'It is yours now.' },
  classify: { it: 'Classificata.', en: 'Classified.' },
  'accept-suggestion': { it: 'Classificata come proposto.', en: 'Classified as suggested.' },
  'ask-clarification': {
    it: 'La domanda è in partenza per il cliente.',
    en: 'Your question is on its way to the customer.',
  },
  reply: {
    it: 'La risposta è in partenza per il cliente.',
    en: 'Your answer is on its way to the customer.',
  },
  close: {
    it: 'Chiusa; la risoluzione è in partenza per il cliente.',
    en: 'Closed; the resolution is on its way to the customer.',
  },
  release: { it: 'Rilasciata: è di nuovo in coda.', en: 'Released: it is back in the queue.' },
  reassign: { it: 'Passata al collega.', en: 'Handed over.' },
  reopen: { it: 'Riaperta.', en: 'Reopened.' },
  note: { it: 'Nota salvata.', en: 'Note saved.' },
  language: { it: 'Lingua cambiata.', en: 'Language changed.' },
  acknowledge: { it: 'Segnato: ci pensi tu.', en: 'Noted: you are on it.' },
  'take-over': { it: 'Ora è tua.', en: 'It is yours now.' },
  extend: { it: 'Prorogata.', en: 'Extended.' },
  relate: { it: 'Fatto.', en: 'Done.' },
  'merge-suggested': { it: 'Unite.', en: 'Merged.' },
  'let-in': {
    it: 'Ammessa: la conversazione prosegue lì.',
    en: 'Let in: the conversation continues there.',
  },
  vouch: { it: 'Confermato.', en: 'Confirmed.' },
  recall: {
    it: 'Fermata: la lettera non parte. Il testo è ancora nel modulo, se vuoi correggerlo.',
    en: 'Stopped: the letter does not go. Your text is still in the form, if you want to change it.',
  },
  resend: { it: 'La lettera riparte.', en: 'The letter is on its way again.' },
} satisfies Record<string, Said>;
