import { customers } from '../../cast.ts';
import type { Step } from './step.ts';

const [paolo, emma, luca, sofia, james, hanako] = customers;
const monitor = { name: 'Nagios', address: 'nagios@monitor.northwind.example' };

const flaw = 'Possibile falla di sicurezza nel portale';
const portal = 'Il portale non si apre';
const outage = 'Portale: errore 502';

/** The afternoon: what comes back, what few may see, and what nobody has taken yet. */
export const afternoon: Step[] = [
  {
    at: '14:36',
    writes: {
      from: monitor,
      subject: 'PROBLEM: northwind-app1/HTTP is CRITICAL',
      text: 'Notification Type: PROBLEM\nService: HTTP\nHost: northwind-app1\nState: CRITICAL\nInfo: Connection refused',
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
  },
  {
    at: '14:50',
    writes: {
      from: luca,
      subject: 'Re: Firma digitale dal portatile',
      text: 'Purtroppo dopo il riavvio il problema si ripresenta: la firma non parte più.\n\nLuca',
    },
    answers: 'signature',
  },
  {
    at: '15:05',
    writes: {
      from: sofia,
      subject: flaw,
      text: 'Buongiorno, cambiando il numero nell’indirizzo della pagina riesco a vedere il documento di un altro studio. Mi sembra una falla di sicurezza seria.\n\nSofia Conti',
    },
  },
  {
    at: '15:40',
    writes: {
      from: hanako,
      subject: 'Japanese file names are shown as question marks',
      text: 'Dear support,\n\nsome file names in Japanese are shown as question marks in the list, though they open correctly. Is there a setting for it?\n\nHanako Yamada\nKaisha',
    },
  },
  {
    at: '15:52',
    writes: {
      from: paolo,
      subject: portal,
      text: 'Buongiorno, da dieci minuti il portale non si apre più a nessuno di noi.\n\nPaolo Neri\nCartiera Pescara',
    },
  },
  // One fault behind several requests: what tells of the same error joins by itself.
  {
    at: '15:56',
    presses: 'part-of-incident',
    who: 'MARCO',
    on: portal,
    opens: outage,
    // On a day that is told again, the incident of the day before may still be open, and is offered.
    filled: { incident: 'new', words: '502' },
  },
  {
    at: '16:07',
    writes: {
      from: emma,
      subject: 'Portal answers with an error 502',
      text: 'Hello,\n\nthe portal has been answering with an error 502 for a quarter of an hour. Are you aware of it?\n\nEmma Clarke\nNorthwind',
    },
  },
  {
    at: '16:18',
    writes: {
      from: james,
      subject: 'Login page is down for the whole warehouse',
      text: 'Hi team,\n\nthe login page answers with a 502 for all our users. This is blocking the whole warehouse.\n\nJames',
      headers: { 'X-Priority': '1', Importance: 'High' },
    },
  },
  // One message to all of them, each in their own language.
  {
    at: '16:24',
    presses: 'write-to-all',
    who: 'GIULIA',
    on: outage,
    filled: {
      italian:
        'Il portale risponde con l’errore 502 dalle 15:40: un nodo si è fermato e lo stiamo sostituendo. Contiamo di ripristinare tutto entro le 17; le scriviamo appena torna raggiungibile.',
      english:
        'The portal has been answering with an error 502 since 15:40: one node has stopped, and we are replacing it. We expect it to be back by 17:00, and will write to you as soon as it is.',
    },
  },
  // Who goes away says who stands in: calls go there, and colleagues are offered what stays open.
  { at: '16:30', types: 'assente fino a giovedì Anna Rossi', who: 'MARCO' },
];
