import type { InBoth } from '../in-both.ts';

/** What no longer works without a secret. */
export const stops = {
  slack: {
    it: 'le schede in Slack e i loro pulsanti',
    en: 'the cards in Slack and their buttons',
  },
  teams: {
    it: 'le schede in Teams e i loro pulsanti',
    en: 'the cards in Teams and their buttons',
  },
  smtp: {
    it: 'l’invio delle email ai clienti',
    en: 'sending emails to customers',
  },
  securityTxt: {
    it: 'le segnalazioni di vulnerabilità tramite security.txt',
    en: 'reports of vulnerabilities by way of security.txt',
  },
  mailbox: (address: string) => ({
    it: `la lettura della casella ${address}`,
    en: `reading the mailbox ${address}`,
  }),
} satisfies InBoth;
