import { lengths } from './clock/lengths.ts';
import type { InBoth, Said } from './in-both.ts';

export const buttons = {
  claim: { it: 'Prendi in carico', en: 'Claim' },
  classify: { it: 'Classifica', en: 'Classify' },
  'accept-suggestion': { it: 'Accetta la proposta', en: 'Accept suggestion' },
  'ask-clarification': { it: 'Chiedi chiarimenti', en: 'Ask for clarification' },
  reply: { it: 'Rispondi', en: 'Reply' },
  close: { it: 'Chiudi', en: 'Close' },
  release: { it: 'Rimetti in coda', en: 'Release' },
  reassign: { it: 'Riassegna', en: 'Reassign' },
  reopen: { it: 'Riapri', en: 'Reopen' },
  open: { it: 'Leggi tutto', en: 'Open' },
  note: { it: 'Nota interna', en: 'Internal note' },
  language: { it: 'Cambia lingua', en: 'Change language' },
  why: { it: 'Perché questa scadenza?', en: 'Why this deadline?' },
  acknowledge: { it: 'Ci penso io', en: 'I’m on it' },
  'take-over': { it: 'Prendila tu', en: 'Take over' },
  extend: { it: 'Proroga', en: 'Extend' },
  relate: { it: 'Unisci, collega, separa', en: 'Merge, link, split' },
  'merge-suggested': { it: 'Unisci', en: 'Merge' },
  'let-in': { it: 'Ammetti', en: 'Let in' },
  vouch: { it: 'Sì, è sua', en: 'Yes, it was them' },
  recall: { it: 'Annulla l’invio', en: 'Undo' },
  resend: { it: 'Invia di nuovo', en: 'Resend' },
  assign: { it: 'Assegna', en: 'Assign' },
} satisfies Record<string, Said>;

export const forms = {
  classify: {
    title: { it: 'Classifica', en: 'Classify' },
    intro: {
      it: 'Categoria e priorità decidono le scadenze. Le hanno solo i bug e le vulnerabilità.',
      en: 'Category and priority decide the deadlines. Only bugs and vulnerabilities have them.',
    },
    label: { it: '', en: '' },
    placeholder: { it: '', en: '' },
    submit: { it: 'Classifica', en: 'Classify' },
  },
  'ask-clarification': {
    title: { it: 'Chiedi chiarimenti', en: 'Ask for clarification' },
    intro: {
      it: 'Il cliente riceve la domanda via email e la richiesta resta in attesa della risposta.',
      en: 'The customer gets your question by email, and the ticket waits for the answer.',
    },
    label: { it: 'La tua domanda', en: 'Your question' },
    placeholder: {
      it: 'Che cosa ti serve sapere per proseguire?',
      en: 'What do you need to know to continue?',
    },
    submit: { it: 'Anteprima', en: 'Preview' },
  },
  reply: {
    title: { it: 'Rispondi', en: 'Reply' },
    intro: {
      it: 'Il cliente riceve la risposta via email e la richiesta resta aperta.',
      en: 'The customer gets your reply by email, and the ticket stays open.',
    },
    label: { it: 'La tua risposta', en: 'Your reply' },
    placeholder: {
      it: 'Scrivi al cliente: saluti e firma si aggiungono da soli.',
      en: 'Write to the customer. Greeting and signature are added.',
    },
    submit: { it: 'Anteprima', en: 'Preview' },
  },
  close: {
    title: { it: 'Chiudi', en: 'Close' },
    intro: {
      it: 'Il cliente riceve la risoluzione via email e la richiesta viene chiusa.',
      en: 'The customer gets the resolution by email, and the ticket is closed.',
    },
    label: { it: 'Risoluzione', en: 'Resolution' },
    placeholder: {
      it: 'Che cosa è stato fatto, in parole chiare per il cliente.',
      en: 'What was done, in plain words for the customer.',
    },
    submit: { it: 'Anteprima', en: 'Preview' },
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
      it: 'La richiesta torna in lavorazione. Il cliente non viene avvisato.',
      en: 'The ticket goes back to work. The customer is not notified.',
    },
    label: { it: 'Motivo', en: 'Reason' },
    placeholder: { it: 'Perché viene riaperta?', en: 'Why is it being reopened?' },
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
    submit: { it: 'Salva la nota', en: 'Save note' },
  },
  language: {
    title: { it: 'Cambia lingua', en: 'Change language' },
    intro: {
      it: 'Da ora in poi il cliente riceve email in questa lingua.',
      en: 'From now on the customer gets emails in this language.',
    },
    label: { it: '', en: '' },
    placeholder: { it: '', en: '' },
    submit: { it: 'Cambia', en: 'Change' },
  },
  extend: {
    title: { it: 'Proroga', en: 'Extend' },
    intro: {
      it: 'Più tempo lavorativo per la prossima scadenza. Se la presa in carico supera la risoluzione, si sposta anche questa. La proroga viene registrata e la scadenza originale resta visibile.',
      en: 'More working time for the next deadline. If the claim would come after the resolution, that moves too. The extension is recorded, and the original deadline stays visible.',
    },
    label: { it: 'Motivo', en: 'Reason' },
    placeholder: { it: 'Perché serve più tempo?', en: 'Why is more time needed?' },
    submit: { it: 'Proroga', en: 'Extend' },
  },
  relate: {
    title: { it: 'Unisci, collega, separa', en: 'Merge, link, split' },
    intro: {
      it: 'Unire sposta tutta la conversazione nell’altra richiesta. Il cliente non viene avvisato.',
      en: 'Merging moves the whole conversation to the other ticket. The customer is not notified.',
    },
    label: { it: '', en: '' },
    placeholder: { it: '', en: '' },
    submit: { it: 'Conferma', en: 'Confirm' },
  },
} satisfies InBoth;

export const fields = {
  category: { it: 'Categoria', en: 'Category' },
  priority: { it: 'Priorità', en: 'Priority' },
  operator: { it: 'A', en: 'To' },
  language: { it: 'Lingua', en: 'Language' },
  choose: { it: 'Scegli…', en: 'Choose…' },
  optional: { it: 'obbligatoria per bug e vulnerabilità', en: 'required for bugs and vulnerabilities' },
  noPriority: { it: 'Nessuna priorità', en: 'No priority' },
  amount: { it: 'Quanto', en: 'How much' },
  ...lengths,
} satisfies InBoth;

export const done = {
  claim: { it: 'Ora è in carico a te.', en: 'It is yours now.' },
  classify: { it: 'Classificata.', en: 'Classified.' },
  'accept-suggestion': { it: 'Classificata come proposto.', en: 'Classified as suggested.' },
  'ask-clarification': {
    it: 'La domanda è in partenza.',
    en: 'Your question is on its way.',
  },
  reply: {
    it: 'La risposta è in partenza.',
    en: 'Your reply is on its way.',
  },
  close: {
    it: 'Chiusa: la risoluzione è in partenza.',
    en: 'Closed: the resolution is on its way.',
  },
  release: { it: 'Rimessa in coda.', en: 'Put back in the queue.' },
  reassign: { it: 'Passata al collega.', en: 'Reassigned.' },
  reopen: { it: 'Riaperta.', en: 'Reopened.' },
  note: { it: 'Nota salvata.', en: 'Note saved.' },
  language: { it: 'Lingua cambiata.', en: 'Language changed.' },
  acknowledge: { it: 'Segnato: te ne occupi tu.', en: 'Noted: you are on it.' },
  'take-over': { it: 'Ora è in carico a te.', en: 'It is yours now.' },
  extend: { it: 'Prorogata.', en: 'Extended.' },
  relate: { it: 'Fatto.', en: 'Done.' },
  'merge-suggested': { it: 'Unite.', en: 'Merged.' },
  'let-in': {
    it: 'Ammessa: la conversazione prosegue lì.',
    en: 'Let in: the conversation continues there.',
  },
  vouch: { it: 'Confermato.', en: 'Confirmed.' },
  recall: {
    it: 'Invio annullato. Il testo è ancora nel modulo, se vuoi correggerlo.',
    en: 'Sending cancelled. Your text is still in the form, if you want to change it.',
  },
  resend: { it: 'L’email è di nuovo in partenza.', en: 'The email is on its way again.' },
} satisfies Record<string, Said>;
