import type { Language } from '../../../ticket/words.ts';
import type { AboutFacts, AboutPage } from '../facts.ts';

/** What the desk promises, and how the app may be used. */
export const termsPage: Record<Language, (facts: AboutFacts) => AboutPage> = {
  it: facts => ({
    title: 'Condizioni del servizio',
    lead: `Come lavora lo sportello «${facts.name}», che cosa promette e come si usa la sua app in ${facts.chats.join(' e ') || 'chat'}.`,
    parts: [
      {
        title: 'Come si scrive',
        text: [
          `Per email a ${facts.mailboxes.join(' o ')}, a qualsiasi ora.${facts.phone ? ` Per telefono: ${facts.phone}.` : ''} Si lavora ${facts.hours.it}, esclusi i giorni festivi e le chiusure annunciate.`,
          facts.receipts
            ? 'A ogni richiesta segue una ricevuta automatica; il tempo promesso si ferma solo quando una persona la prende in carico.'
            : 'Non inviamo ricevute automatiche: la prima email arriva quando una persona prende in carico la richiesta.',
        ],
      },
      {
        title: 'Che cosa promettiamo',
        text: ['Per i malfunzionamenti e le vulnerabilità, in tempo lavorativo dall’arrivo dell’email:'],
        table: {
          head: ['Priorità', 'Presa in carico', 'Risoluzione'],
          rows: facts.promises.map(({ priority, claim, resolve }) => [priority.it, claim.it, resolve.it]),
        },
      },
      {
        title: 'Come si conta',
        list: [
          'Mentre attendiamo una risposta del cliente, il tempo della risoluzione è in pausa.',
          'Chi ha un contratto con tempi propri è servito secondo quel contratto.',
          `Una risposta entro ${facts.reopens.it} dalla chiusura riapre la richiesta; dopo ne apre una nuova.`,
        ],
      },
      {
        title: 'L’app per gli operatori',
        list: [
          `La usano le persone autorizzate da chi gestisce lo sportello «${facts.name}», per il solo scopo di rispondere alle richieste.`,
          'Ciò che vi si fa è registrato: lo descrive la pagina sulla privacy.',
          'L’app si può togliere in ogni momento: le richieste restano nello sportello.',
          'Sportello è software libero con licenza MIT, fornito così com’è, senza garanzie.',
        ],
      },
    ],
  }),
  en: facts => ({
    title: 'Terms of service',
    lead: `How the desk “${facts.name}” works, what it promises, and how its app in ${facts.chats.join(' and ') || 'chat'} is used.`,
    parts: [
      {
        title: 'How to write',
        text: [
          `By email to ${facts.mailboxes.join(' or ')}, at any hour.${facts.phone ? ` By phone: ${facts.phone}.` : ''} We work ${facts.hours.en}, except on public holidays and announced closures.`,
          facts.receipts
            ? 'Each request gets an automatic receipt; the promised time is met only when a person claims it.'
            : 'We send no automatic receipts: the first email comes when a person claims your request.',
        ],
      },
      {
        title: 'What we promise',
        text: ['For malfunctions and vulnerabilities, in working time from the arrival of the email:'],
        table: {
          head: ['Priority', 'Claimed within', 'Resolved within'],
          rows: facts.promises.map(({ priority, claim, resolve }) => [priority.en, claim.en, resolve.en]),
        },
      },
      {
        title: 'How it is counted',
        list: [
          'While we wait for your answer, the time to resolve is paused.',
          'Who has a contract with its own times is served by that contract.',
          `An answer within ${facts.reopens.en} of the closing reopens the request; later it opens a new one.`,
        ],
      },
      {
        title: 'The app for operators',
        list: [
          `It is used by people authorised by those who run the desk “${facts.name}”, only to answer requests.`,
          'What is done in it is recorded: see the privacy page.',
          'The app can be removed at any time: the requests stay with the desk.',
          'Sportello is free software under the MIT licence, provided as it is, without warranty.',
        ],
      },
    ],
  }),
};
