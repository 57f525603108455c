import type { Language } from '../../../ticket/words.ts';
import type { AboutFacts, AboutPage, Part } from '../facts.ts';
import { howLong } from './kept.ts';

/** What the desk records, of whom, who sees it and for how long: nothing here that it does not do. */
export const privacyPage: Record<Language, (facts: AboutFacts) => AboutPage> = {
  it: facts => ({
    title: 'Privacy',
    lead: `Che cosa registra lo sportello «${facts.name}» di chi gli scrive e di chi ci lavora, chi lo vede e per quanto tempo.`,
    parts: [
      {
        title: 'Chi è responsabile dei dati',
        text: [
          facts.controller || `Chi gestisce lo sportello «${facts.name}».`,
          `Per ogni domanda sui propri dati: ${contacts(facts, 'tel.')}.`,
        ],
        ...(facts.privacyNotice
          ? { link: { href: facts.privacyNotice, label: 'L’informativa completa' } }
          : {}),
      },
      {
        title: 'Di chi scrive allo sportello',
        text: ['Restano registrati:'],
        list: [
          'l’email intera così com’è arrivata: mittente, destinatari, oggetto, testo, allegati, intestazioni tecniche e ora di arrivo;',
          'le email che inviamo e il loro esito: partita, in ritardo, respinta, segnalata come spam;',
          'ciò che viene detto per telefono, o in un modulo collegato allo sportello, quando diventa una richiesta;',
          'ciò che serve a seguirla: lingua, azienda, categoria, priorità, scadenze, soluzione, i campi e le note dello sportello, il disservizio di cui fa parte;',
          'le nostre risposte che un operatore tiene per richieste simili: prima ne sono tolti nomi, indirizzi e segreti;',
          'ogni lettura di un messaggio: quale operatore l’ha aperto e quando.',
        ],
      },
      {
        title: 'Che cosa non facciamo',
        list: [
          'Le nostre email non contengono immagini né link che ci dicano se sono state lette.',
          facts.hasPortal
            ? 'Non usiamo statistiche di navigazione o pubblicità. I soli cookie sono quelli tecnici del portale clienti.'
            : 'Non usiamo cookie, statistiche di navigazione o pubblicità.',
          'Nessun modello di intelligenza artificiale legge le richieste: le proposte di categoria e priorità vengono da parole scelte da chi gestisce lo sportello.',
        ],
      },
      ...theHouse.it(facts),
    ],
  }),
  en: facts => ({
    title: 'Privacy',
    lead: `What the desk “${facts.name}” records of those who write to it and of those who work at it, who sees it, and for how long.`,
    parts: [
      {
        title: 'Who is responsible for the data',
        text: [
          facts.controller || `Whoever runs the desk “${facts.name}”.`,
          `For any question about your data: ${contacts(facts, 'phone')}.`,
        ],
        ...(facts.privacyNotice ? { link: { href: facts.privacyNotice, label: 'The full notice' } } : {}),
      },
      {
        title: 'If you write to the desk',
        text: ['This is recorded:'],
        list: [
          'the whole email as it arrived: sender, recipients, subject, text, attachments, technical headers and time of arrival;',
          'the emails that we send you and what became of them: sent, delayed, bounced, marked as spam;',
          'what you tell us by phone, or in a form that is tied to the desk, once it becomes a ticket;',
          'what is needed to work on it: language, company, category, priority, deadlines, resolution, the desk’s own fields and notes, the incident that it is part of;',
          'answers of ours that an operator keeps for similar requests: names, addresses and secrets are taken out first;',
          'every reading of your message: which operator opened it, and when.',
        ],
      },
      {
        title: 'What we do not do',
        list: [
          'Our emails contain no images or links that tell us whether you have read them.',
          facts.hasPortal
            ? 'There are no browsing statistics and no advertising. The only cookies are the technical ones of the customer portal.'
            : 'There are no cookies, no browsing statistics and no advertising.',
          'No artificial intelligence model reads the requests: suggestions of category and priority come from words chosen by those who run the desk.',
        ],
      },
      ...theHouse.en(facts),
    ],
  }),
};

/** Of those who work there, who sees what, where it lies, and what one may ask. */
const theHouse: Record<Language, (facts: AboutFacts) => Part[]> = {
  it: facts => [
    {
      title: 'Di chi lavora allo sportello',
      list: [
        `Nome, indirizzo email e identificativo in ${chats(facts, ' e ')}: servono a sapere chi può premere i pulsanti.`,
        'Ogni azione su una richiesta (presa in carico, classificazione, risposta, nota, chiusura) e ogni lettura, con l’ora. Il registro si può solo accrescere.',
        'Le assenze (da quando a quando, chi sostituisce, la nota lasciata), i turni, i promemoria, le richieste seguite o rimandate, e l’apertura della propria pagina.',
        'La lingua, e se le email vanno mostrate prima dell’invio.',
        'Le bozze e i file preparati, finché l’email parte o vengono tolti.',
        'Ciò che si scrive nelle discussioni resta nella chat: lo sportello lo registra solo se viene conservato come nota.',
      ],
    },
    {
      title: 'Chi lo vede',
      list: [
        `Gli operatori, nel loro canale in ${chats(facts, ' e ')}: la scheda mostra mittente, oggetto e poche righe. L’intero messaggio lo vede chi lo apre, e l’apertura è registrata.`,
        'Le richieste riservate, come una falla di sicurezza, le vedono solo poche persone.',
        `I servizi da cui passano: ${together(['il server di posta', ...facts.chats], 'it')}.${facts.scansFiles ? ' Gli allegati sono controllati da un antivirus dello sportello, senza inviarli a terzi.' : ''}`,
        'Altri programmi, solo se chi gestisce lo sportello li collega: sono avvisati di numeri e stati, senza parole e mai di richieste riservate; con un codice d’accesso aprono richieste e leggono soltanto le proprie.',
      ],
    },
    {
      title: 'Dove',
      text: [
        'Tutto è in un database gestito da chi gestisce lo sportello, e nelle sue copie di sicurezza.',
        'Le parole delle persone stanno separate dal registro di ciò che è accaduto, così che si possano cancellare senza alterarlo; con loro cambiano le schede in chat.',
      ],
    },
    { title: 'Per quanto tempo', ...howLong.it(facts) },
    {
      title: 'I diritti di ciascuno',
      text: [
        `Ciascuno può chiedere di vedere i propri dati, correggerli, cancellarli o averne copia, e opporsi al loro uso (artt. 15-22 del GDPR), scrivendo a ${facts.mailboxes[0] ?? ''}. Può anche rivolgersi al Garante per la protezione dei dati personali.`,
      ],
    },
  ],
  en: facts => [
    {
      title: 'If you work at the desk',
      list: [
        `Your name, email address and identifier in ${chats(facts, ' and ')}: they tell who may press the buttons.`,
        'Everything you do with a request (claim, classify, reply, note, close) and every reading, with its time. The log can only be added to.',
        'Your absences (from when until when, who stands in, the note that you leave), turns of duty, reminders, what you watch or put off, and when you open your own page.',
        'Your language, and whether you want to see emails before they go.',
        'Drafts and files that you prepare, until the email leaves or you remove them.',
        'What you write in threads stays in the chat: the desk records it only if you keep it as a note.',
      ],
    },
    {
      title: 'Who sees it',
      list: [
        `The operators, in their channel in ${chats(facts, ' and ')}: the card shows sender, subject and a few lines. The whole message is seen by those who open it, and each opening is recorded.`,
        'Restricted requests, such as a security vulnerability, are seen by few.',
        `The services they pass through: ${together(['the mail server', ...facts.chats], 'en-GB')}.${facts.scansFiles ? ' Attachments are checked by the desk’s own antivirus and sent to nobody.' : ''}`,
        'Other programs, only where those who run the desk tie them in: they are told numbers and states, no words, and nothing of restricted requests; with an access token they open requests and read their own alone.',
      ],
    },
    {
      title: 'Where it is',
      text: [
        'Everything lies in a database run by those who run the desk, and in its backups.',
        'What people wrote lies apart from the log of what happened, so that it can be erased without altering the log; cards in the chats change with it.',
      ],
    },
    { title: 'For how long', ...howLong.en(facts) },
    {
      title: 'Your rights',
      text: [
        `You can ask to see your data, have it corrected, erased or handed over, and object to its use (GDPR, Articles 15-22): write to ${facts.mailboxes[0] ?? ''}. You can also turn to your data protection authority.`,
      ],
    },
  ],
};

function contacts({ mailboxes, phone }: AboutFacts, tel: string): string {
  return [...mailboxes, ...(phone ? [`${tel} ${phone}`] : [])].join(', ');
}

function chats({ chats: names }: AboutFacts, and: string): string {
  return names.join(and) || 'chat';
}

function together(things: string[], locale: string): string {
  return new Intl.ListFormat(locale).format(things);
}
