import type { DateTime } from 'luxon';
import { customers } from '../cast.ts';
import type { CustomerMail } from '../customers/mail.ts';

const [paolo, emma, luca, sofia, james, hanako] = customers;
const nagios = { name: 'Nagios', address: 'nagios@monitor.northwind.example' };

type Sample = Omit<CustomerMail, 'to'>;

const wrongInvoice = (yesterday: DateTime): Sample => ({
  from: emma,
  subject: `Wrong VAT on invoice ${yesterday.year}/1184`,
  text: `Hello, the PDF of invoice ${yesterday.year}/1184 shows 20% VAT where it should be 22%. The amount in the list is right. I have attached the log.\n\nEmma`,
  attachments: [
    {
      filename: 'export.log',
      content: `${yesterday.toISODate()} 09:12:44 WARN vat rate 20 taken from cache\n`,
    },
  ],
});

/** A day at the desk: the clear and the muddled, the urgent and the polite, in both languages, and a machine. */
export const sampleMails: (Sample | ((yesterday: DateTime) => Sample))[] = [
  {
    from: paolo,
    subject: 'URGENTE: stampa fatture ferma',
    text: 'Buongiorno,\n\nda stamattina la stampa delle fatture è ferma: appena premiamo «Stampa» compare l’errore E-4012 e siamo bloccati con le spedizioni.\n\nRestiamo in attesa, grazie\nPaolo Neri\nCartiera Pescara',
  },
  {
    from: emma,
    subject: 'Document search returns nothing since the update',
    text: 'Hello,\n\nsince yesterday’s update the full-text search does not find anything any more, not even documents that I can open by hand. Three of my colleagues have the same problem.\n\nKind regards\nEmma Clarke',
  },
  {
    from: luca,
    subject: 'Come faccio ad aggiungere un utente?',
    text: 'Salve, è arrivata una nuova collega e vorrei darle l’accesso al protocollo. Come faccio? Le serve anche la firma.\n\nGrazie mille, Luca',
  },
  {
    from: sofia,
    subject: 'Preventivo per 15 licenze',
    text: 'Buongiorno, potreste mandarmi un preventivo per altre 15 licenze in modalità Subscription dal 1° gennaio?\n\nCordiali saluti\nSofia Conti',
  },
  {
    from: james,
    subject: 'Login page is down',
    text: 'Hi team,\n\nthe login page answers with a 502 for all our users. This is blocking the whole warehouse.\n\nJames',
    headers: { 'X-Priority': '1', Importance: 'High' },
  },
  {
    from: paolo,
    subject: 'Idea: esportare l’elenco in Excel',
    text: 'Sarebbe utile poter esportare l’elenco delle pratiche in Excel con i filtri già applicati. Potreste aggiungere questa funzione?\n\nPaolo',
  },
  wrongInvoice,
  {
    from: nagios,
    subject: 'PROBLEM Service Alert: northwind-app1/HTTP is CRITICAL',
    text: 'Notification Type: PROBLEM\nService: HTTP\nHost: northwind-app1\nState: CRITICAL\nInfo: Connection refused',
    headers: { 'Auto-Submitted': 'auto-generated' },
  },
  {
    from: sofia,
    subject: 'Possibile falla di sicurezza nel portale',
    text: 'Buongiorno, cambiando il numero nell’indirizzo della pagina riesco a vedere il documento di un altro studio. Mi sembra una falla di sicurezza seria.\n\nSofia Conti',
  },
  {
    from: luca,
    subject: 'Firma digitale',
    text: 'Buonasera, la firma digitale non funziona dal mio portatile, dal fisso invece sì. Non è urgentissimo ma vorrei capire.\n\nLuca\n\nInviato da iPhone',
  },
  {
    from: james,
    subject: 'Re: Re: meeting next week <b>bold</b> [link](http://example.com) <!channel>',
    text: 'Could you join a call on Tuesday to look at the slow imports together? *Any* time after 10 works for us.\n\nJames',
  },
  {
    from: hanako,
    subject: 'مرحبا – 表示の問題 ${system.time}',
    text: 'Dear support, some Japanese and Arabic file names (報告書.pdf, تقرير.pdf) are shown as question marks in the list. Is there a setting?\n\nHanako',
  },
];
