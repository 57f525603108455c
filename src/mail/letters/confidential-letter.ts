import type { Language } from '../../ticket/words.ts';

/** A desk.yaml that has no words of its own for this goes with these. */
export const confidentialLetter: Record<Language, { subject: string; body: string }> = {
  it: {
    subject: 'Re: {{ticket.subject}}',
    body: `{{#customer.name}}Gentile {{customer.name}}{{/customer.name}}{{^customer.name}}Buongiorno{{/customer.name}},

grazie della segnalazione: l'abbiamo registrata con il numero {{ticket.number}} e la trattiamo in modo riservato. La leggono solo le poche persone che se ne occupano.

Le chiediamo di non divulgarla prima di averne parlato con noi. Per aggiungere qualcosa basta rispondere a questo messaggio.
{{#security.contact}}

Per tutto ciò che riguarda la sicurezza può scriverci anche qui: {{security.contact}}
{{/security.contact}}
{{#security.key}}

Per scriverci in modo cifrato trova allegata la nostra chiave ({{security.key}}).
{{/security.key}}

Cordiali saluti
{{desk.name}}
`,
  },
  en: {
    subject: 'Re: {{ticket.subject}}',
    body: `Hello{{#customer.name}} {{customer.name}}{{/customer.name}},

thank you for your report: we have registered it as number {{ticket.number}} and treat it confidentially. Only the few people who work on it read it.

Please do not disclose it before we have spoken. If you would like to add something, simply reply to this message.
{{#security.contact}}

For anything about security you can also reach us here: {{security.contact}}
{{/security.contact}}
{{#security.key}}

To write to us encrypted, you find our key attached ({{security.key}}).
{{/security.key}}

Kind regards
{{desk.name}}
`,
  },
};
