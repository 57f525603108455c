import type { Language } from '../../ticket/words.ts';

/** A desk.yaml from before customers could say themselves that it is solved goes on with this. */
export const solvedLetter: Record<Language, { subject: string; body: string }> = {
  it: {
    subject: 'Re: {{ticket.subject}}',
    body: `{{#customer.name}}Gentile {{customer.name}}{{/customer.name}}{{^customer.name}}Buongiorno{{/customer.name}},

come ci ha indicato, la sua richiesta n. {{ticket.number}} è risolta e l'abbiamo chiusa.

Se il problema si ripresenta, risponda a questo messaggio entro {{desk.reopenDays}} giorni lavorativi: riapriremo la richiesta.

Cordiali saluti
{{desk.name}}
`,
  },
  en: {
    subject: 'Re: {{ticket.subject}}',
    body: `Hello{{#customer.name}} {{customer.name}}{{/customer.name}},

as you told us, your request #{{ticket.number}} is solved, and we have closed it.

If the problem comes back, reply to this message within {{desk.reopenDays}} working days and we will reopen it.

Kind regards
{{desk.name}}
`,
  },
};
