import type { Language } from '../../ticket/words.ts';

type Template = Record<Language, { subject: string; body: string }>;

const dear = {
  it: '{{#customer.name}}Gentile {{customer.name}}{{/customer.name}}{{^customer.name}}Buongiorno{{/customer.name}},\n\n',
  en: 'Hello{{#customer.name}} {{customer.name}}{{/customer.name}},\n\n',
};
const regards = {
  it: '\nCordiali saluti\n{{#operator.name}}\n{{operator.name}}\n{{/operator.name}}\n{{desk.name}}\n',
  en: '\nKind regards\n{{#operator.name}}\n{{operator.name}}\n{{/operator.name}}\n{{desk.name}}\n',
};

function letter(it: string, en: string): Template {
  const subject = 'Re: {{ticket.subject}}';
  return {
    it: { subject, body: `${dear.it}${it}${regards.it}` },
    en: { subject, body: `${dear.en}${en}${regards.en}` },
  };
}

/** What a desk.yaml writes that names no others. */
export const quoteLetters = {
  quote: letter(
    `per la sua richiesta n. {{ticket.number}} le proponiamo un intervento a pagamento. Questo è il testo che le chiediamo di accettare:

{{quote.document}}

Per accettarlo o rifiutarlo apra questa pagina:
{{quote.link}}

Il lavoro comincia dopo la sua accettazione. Per qualsiasi domanda basta rispondere a questo messaggio.
`,
    `for your request #{{ticket.number}} we can offer you work that is billed separately. This is the text that we ask you to accept:

{{quote.document}}

To accept or refuse it, open this page:
{{quote.link}}

Work begins once you have accepted. If you have any questions, simply reply to this message.
`,
  ),
  'quote-reminder': letter(
    `aspettiamo ancora la sua risposta al {{quote.title}} per la richiesta n. {{ticket.number}}:

{{quote.document}}

Può accettarlo o rifiutarlo fino a {{quote.until}}, da questa pagina:
{{quote.link}}

Dopo quella data il preventivo scade e la richiesta viene chiusa. Per qualsiasi domanda, o se le serve più tempo, basta rispondere a questo messaggio.
`,
    `we are still waiting for your answer to {{quote.title}} for request #{{ticket.number}}:

{{quote.document}}

You can accept or refuse it until {{quote.until}}, on this page:
{{quote.link}}

After that the quote expires and the request is closed. If you have any questions, or need more time, simply reply to this message.
`,
  ),
  'quote-accepted': letter(
    `abbiamo registrato l’accettazione del {{quote.title}} per la sua richiesta n. {{ticket.number}}. Conservi questo messaggio: è la sua conferma.

Testo accettato:

{{quote.document}}

{{#quote.recordedBy}}
Accettato con l’email di {{quote.sentTo}}, registrata da {{quote.recordedBy}} {{quote.answeredAt}}.
{{/quote.recordedBy}}
{{#quote.onPortal}}
Accettato {{quote.answeredAt}} sul portale, con l’accesso di {{quote.sentTo}}.
{{/quote.onPortal}}
{{#quote.byLink}}
Accettato {{quote.answeredAt}}, dal link inviato a {{quote.sentTo}}.
{{/quote.byLink}}
{{#quote.network}}
Indirizzo di rete da cui è stato accettato: {{quote.network}}
{{/quote.network}}
Impronta SHA-256 del testo: {{quote.digest}}

Ora ci mettiamo al lavoro. Se non ha accettato lei, ci avvisi subito rispondendo a questo messaggio.
`,
    `we have recorded the acceptance of {{quote.title}} for your request #{{ticket.number}}. Please keep this message: it is your confirmation.

Text accepted:

{{quote.document}}

{{#quote.recordedBy}}
Accepted by email from {{quote.sentTo}}, recorded by {{quote.recordedBy}} on {{quote.answeredAt}}.
{{/quote.recordedBy}}
{{#quote.onPortal}}
Accepted on {{quote.answeredAt}} on the portal, signed in as {{quote.sentTo}}.
{{/quote.onPortal}}
{{#quote.byLink}}
Accepted on {{quote.answeredAt}}, with the link that was sent to {{quote.sentTo}}.
{{/quote.byLink}}
{{#quote.network}}
Network address from which it was accepted: {{quote.network}}
{{/quote.network}}
SHA-256 digest of the text: {{quote.digest}}

We will now start work. If it was not you who accepted, tell us at once by replying to this message.
`,
  ),
  'quote-refused': letter(
    `abbiamo registrato che il {{quote.title}} non è stato accettato. La richiesta n. {{ticket.number}} viene chiusa e non le sarà addebitato nulla.

Se cambia idea, risponda a questo messaggio entro {{desk.reopenDays}} giorni lavorativi: riapriremo la richiesta e le invieremo un nuovo preventivo.
`,
    `we have recorded that {{quote.title}} was not accepted. Request #{{ticket.number}} is now closed, and nothing will be billed.

If you change your mind, reply to this message within {{desk.reopenDays}} working days: we will reopen the request and send you a new quote.
`,
  ),
  'quote-expired': letter(
    `il {{quote.title}} è scaduto senza una sua risposta. La richiesta n. {{ticket.number}} viene chiusa e non le sarà addebitato nulla.

Se l’intervento le serve ancora, risponda a questo messaggio entro {{desk.reopenDays}} giorni lavorativi: riapriremo la richiesta e le invieremo un nuovo preventivo.
`,
    `{{quote.title}} has expired without an answer from you. Request #{{ticket.number}} is now closed, and nothing will be billed.

If you still need this work, reply to this message within {{desk.reopenDays}} working days: we will reopen the request and send you a new quote.
`,
  ),
} satisfies Record<string, Template>;
