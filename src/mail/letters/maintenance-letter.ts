import type { Language } from '../../ticket/words.ts';

/** A desk.yaml that has no letter about maintenance goes on with this. */
export const maintenanceLetter: Record<Language, { subject: string; body: string }> = {
  it: {
    subject: `{{#maintenance.planned}}Manutenzione programmata{{/maintenance.planned}}{{#maintenance.changed}}Manutenzione: nuove informazioni{{/maintenance.changed}}{{#maintenance.cancelled}}Manutenzione annullata{{/maintenance.cancelled}}: {{maintenance.service}}`,
    body: `Buongiorno,

{{#maintenance.planned}}
è in programma una manutenzione di {{maintenance.service}}:
{{/maintenance.planned}}
{{#maintenance.changed}}
la manutenzione di {{maintenance.service}} di cui le abbiamo scritto è cambiata. Ora è prevista:
{{/maintenance.changed}}
{{#maintenance.cancelled}}
la manutenzione di {{maintenance.service}} di cui le abbiamo scritto è stata annullata. Era prevista:
{{/maintenance.cancelled}}

{{maintenance.when}}

{{^maintenance.cancelled}}
{{text}}

{{/maintenance.cancelled}}
Per qualsiasi domanda può rispondere a questo messaggio{{#desk.phone}}, o chiamarci al {{desk.phone}}, {{desk.hours}}{{/desk.phone}}.

Cordiali saluti
{{desk.name}}
`,
  },
  en: {
    subject: `{{#maintenance.planned}}Planned maintenance{{/maintenance.planned}}{{#maintenance.changed}}Maintenance update{{/maintenance.changed}}{{#maintenance.cancelled}}Maintenance cancelled{{/maintenance.cancelled}}: {{maintenance.service}}`,
    body: `Hello,

{{#maintenance.planned}}
maintenance of {{maintenance.service}} is planned for:
{{/maintenance.planned}}
{{#maintenance.changed}}
the maintenance of {{maintenance.service}} that we wrote to you about has changed. It is now planned for:
{{/maintenance.changed}}
{{#maintenance.cancelled}}
the maintenance of {{maintenance.service}} that we wrote to you about has been cancelled. It was planned for:
{{/maintenance.cancelled}}

{{maintenance.when}}

{{^maintenance.cancelled}}
{{text}}

{{/maintenance.cancelled}}
If you have any questions, simply reply to this message{{#desk.phone}}, or call us on {{desk.phone}}, {{desk.hours}}{{/desk.phone}}.

Kind regards
{{desk.name}}
`,
  },
};
