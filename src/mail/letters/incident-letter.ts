import type { Language } from '../../ticket/words.ts';

/** A desk.yaml from before there were incidents goes on with this. */
export const incidentLetter: Record<Language, { subject: string; body: string }> = {
  it: {
    subject: 'Re: {{ticket.subject}}',
    body: `{{#customer.name}}Gentile {{customer.name}}{{/customer.name}}{{^customer.name}}Buongiorno{{/customer.name}},

le scriviamo per la sua richiesta n. {{ticket.number}}, legata a un problema che riguarda più clienti:

{{text}}

La sua richiesta resta aperta: per aggiungere qualcosa basta rispondere a questo messaggio.

Cordiali saluti
{{operator.name}}
{{desk.name}}
`,
  },
  en: {
    subject: 'Re: {{ticket.subject}}',
    body: `Hello{{#customer.name}} {{customer.name}}{{/customer.name}},

we are writing about your request #{{ticket.number}}, which is part of an issue that affects several customers:

{{text}}

Your request stays open: if you would like to add something, simply reply to this message.

Kind regards
{{operator.name}}
{{desk.name}}
`,
  },
};
