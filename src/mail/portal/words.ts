import type { Language } from '../../ticket/words.ts';

/** What is mailed about the portal. */
export const portalLetters = {
  it: {
    greeting: (name: string) => (name ? `Gentile ${name},` : 'Buongiorno,'),
    code: {
      subject: (desk: string) => `${desk}: il suo codice di accesso`,
      body: (code: string, minutes: number) => [
        `il codice per accedere è:`,
        code,
        `Vale ${minutes} minuti e solo nel browser in cui l’ha chiesto.`,
        `Se non l’ha chiesto lei, ignori questa email: senza il codice nessuno può entrare. Non lo comunichi a nessuno: noi non glielo chiederemo mai.`,
      ],
    },
    granted: {
      subject: (desk: string) => `${desk}: può seguire le sue richieste online`,
      body: (url: string, company: string) => [
        `da oggi può seguire online le sue richieste di assistenza${company ? ` e quelle di ${company}` : ''}:`,
        url,
        `Per entrare basta questo indirizzo email: le invieremo ogni volta un codice, senza password da ricordare.`,
        `Per scriverci può continuare a usare l’email come sempre.`,
      ],
    },
    sign: (desk: string) => `Cordiali saluti\n${desk}`,
  },
  en: {
    greeting: (name: string) => (name ? `Dear ${name},` : 'Hello,'),
    code: {
      subject: (desk: string) => `${desk}: your sign-in code`,
      body: (code: string, minutes: number) => [
        `Your sign-in code is:`,
        code,
        `It is valid for ${minutes} minutes, and only in the browser in which you asked for it.`,
        `If you did not ask for it, ignore this email: nobody can sign in without the code. Do not pass it on: we will never ask you for it.`,
      ],
    },
    granted: {
      subject: (desk: string) => `${desk}: you can follow your requests online`,
      body: (url: string, company: string) => [
        `From today you can follow your support requests${company ? `, and those of ${company},` : ''} online:`,
        url,
        `This email address is all you need to sign in: we send you a code each time, and there is no password to remember.`,
        `You can go on writing to us by email as always.`,
      ],
    },
    sign: (desk: string) => `Kind regards\n${desk}`,
  },
} as const satisfies Record<Language, unknown>;
