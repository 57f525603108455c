import { customers } from '../../cast.ts';
import type { Step } from './step.ts';

const [paolo, emma, luca, sofia] = customers;

const print = 'URGENTE: stampa documenti di trasporto ferma';
const search = 'Document search returns nothing since the update';
const user = 'Come aggiungo un utente al protocollo?';
const licences = 'Preventivo per 15 licenze';
const excel = 'Idea: esportare l’elenco in Excel';
const vat = 'Wrong VAT on invoice 1184';
const signature = 'Firma digitale dal portatile';

/** With this the day begins. */
export const firstSubject = print;

/** The morning of a software house whose customers use ZenShare. */
export const morning: Step[] = [
  {
    at: '9:04',
    writes: {
      from: paolo,
      subject: print,
      text: 'Buongiorno,\n\nda stamattina ZenShare non stampa più i documenti di trasporto: appena premiamo «Stampa» compare l’errore E-4012 e siamo bloccati con le spedizioni. Il primo camion parte a mezzogiorno.\n\nGrazie\nPaolo Neri\nCartiera Pescara',
    },
  },
  {
    at: '9:12',
    writes: {
      from: emma,
      subject: search,
      text: 'Hello,\n\nsince last night’s update the full-text search finds nothing any more, not even documents that I can open by hand. Three of my colleagues see the same.\n\nKind regards\nEmma Clarke\nNorthwind',
      attachments: [{ filename: 'search.log', content: '09:08:31 WARN index documents: 0 hits, 41 ms\n' }],
    },
  },
  { at: '9:15', presses: 'accept-suggestion', who: 'ANNA', on: print },
  { at: '9:22', presses: 'classify', who: 'MARCO', on: search, filled: { category: 'bug', priority: '2' } },
  {
    at: '9:31',
    writes: {
      from: luca,
      subject: user,
      text: 'Salve, è arrivata una nuova collega e vorrei darle l’accesso al protocollo. Come faccio? Le serve anche la firma.\n\nGrazie mille, Luca\nOleificio Ferri',
    },
    named: 'user',
  },
  {
    at: '9:35',
    writes: {
      from: luca,
      subject: signature,
      text: 'La firma digitale non funziona dal mio portatile, dal fisso invece sì. Non è urgentissimo, ma vorrei capire.\n\nLuca',
    },
    named: 'signature',
  },
  // What the developers work on, and where it happens: the house's own fields.
  {
    at: '9:38',
    presses: 'set-fields',
    who: 'ANNA',
    on: print,
    filled: { 'own-issue': 'ZEN-4012', 'own-environment': 'production' },
    ifOffered: true,
  },
  {
    at: '9:40',
    presses: 'reply',
    who: 'ANNA',
    on: print,
    filled: {
      text: 'Abbiamo riprodotto l’errore: riguarda il driver aggiornato stanotte. Le scriviamo entro le 11.',
    },
  },
  { at: '9:44', presses: 'claim', who: 'MARCO', on: user },
  { at: '9:45', presses: 'classify', who: 'MARCO', on: user, filled: { category: 'help-desk' } },
  {
    at: '9:50',
    writes: {
      from: sofia,
      subject: licences,
      text: 'Buongiorno, potreste mandarmi un preventivo per altre 15 licenze in Subscription dal 1° gennaio?\n\nCordiali saluti\nSofia Conti\nStudio Conti',
    },
  },
  {
    at: '10:05',
    presses: 'close',
    who: 'MARCO',
    on: user,
    filled: {
      text: 'In Amministrazione › Utenti scelga «Nuovo», poi il profilo «Protocollo con firma»: la collega riceve l’invito per email.',
    },
  },
  { at: '10:12', presses: 'claim', who: 'GIULIA', on: licences },
  { at: '10:13', presses: 'classify', who: 'GIULIA', on: licences, filled: { category: 'billable' } },
  {
    at: '10:20',
    writes: { from: luca, subject: `Re: ${user}`, text: 'Grazie mille, tutto chiaro!' },
    answers: 'user',
  },
  {
    at: '10:28',
    presses: 'ask-clarification',
    who: 'GIULIA',
    on: licences,
    filled: { text: 'Le 15 licenze sono per utenti che scrivono o anche per la sola consultazione?' },
  },
  {
    at: '10:40',
    writes: {
      from: paolo,
      subject: excel,
      text: 'Sarebbe utile poter esportare l’elenco delle pratiche in Excel con i filtri già applicati. Potreste aggiungerlo?\n\nPaolo',
    },
  },
  { at: '10:47', presses: 'claim', who: 'ANNA', on: signature },
  {
    at: '10:48',
    presses: 'classify',
    who: 'ANNA',
    on: signature,
    filled: { category: 'bug', priority: '4' },
  },
  {
    at: '11:05',
    writes: {
      from: emma,
      subject: vat,
      text: 'Hello, the PDF of invoice 1184 shows 20 % VAT where it should be 22 %. The amount in the list is right. I have attached the export.\n\nEmma',
      attachments: [
        { filename: 'invoice-1184.csv', content: 'position;net;vat\n1;1200.00;20\n2;340.00;20\n' },
      ],
    },
    named: 'vat',
  },
  { at: '11:10', presses: 'classify', who: 'ANNA', on: excel, filled: { category: 'change-request' } },
  // Nothing to be done about it before the product's people meet: out of the queue until then.
  { at: '11:12', presses: 'snooze', who: 'ANNA', on: excel, filled: { moment: 'giovedì 9:00' } },
  { at: '11:18', presses: 'claim', who: 'MARCO', on: vat },
  {
    at: '11:19',
    presses: 'classify',
    who: 'MARCO',
    on: vat,
    filled: { category: 'bug', priority: '3', 'own-issue': 'ZEN-3987', 'own-environment': 'production' },
  },
  { at: '11:21', presses: 'watch', who: 'GIULIA', on: vat },
  {
    at: '11:30',
    presses: 'close',
    who: 'ANNA',
    on: signature,
    filled: {
      text: 'Sul portatile mancava il certificato della smart card: ora è installato e la firma funziona.',
    },
  },
  {
    at: '11:52',
    writes: {
      from: emma,
      subject: `Re: ${vat}`,
      text: 'I have found two more: invoices 1187 and 1190 have the same problem.\n\nEmma',
    },
    answers: 'vat',
  },
];
