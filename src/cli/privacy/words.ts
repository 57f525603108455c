import type { Beside } from '../../store/privacy/rows-of.ts';
import type { DeskEvent } from '../../ticket/log/desk-events.ts';
import type { Language } from '../../ticket/words.ts';

type InBoth = Record<Language, string>;
const both = (it: string, en: string): InBoth => ({ it, en });

const closure = both('una chiusura dell’ufficio li nomina', 'a closure of the office names them');
const saved = both('una risposta salvata li nomina', 'a saved reply names them');
const away = both('un’assenza li nomina', 'an absence names them');
const duty = both('un turno li nomina', 'a turn of duty names them');
const maintenance = both('una manutenzione li nomina', 'a maintenance names them');
const announcement = both('un annuncio inviato', 'an announcement that was sent');
const mail = both('un’email che nessuno aveva potuto leggere', 'an email that nobody could read');
const operator = both('un operatore', 'an operator');
const retention = both('le cancellazioni della notte', 'what goes at night');

/** What the desk's own log says of somebody, by what happened. */
export const happened: Record<DeskEvent['type'], InBoth> = {
  'closure-planned': closure,
  'closure-changed': closure,
  'closure-cancelled': closure,
  'mail-imported': mail,
  'mail-attached': mail,
  'mail-discarded': mail,
  'complaint-lifted': both('di nuovo si può scrivere all’indirizzo', 'the address can be written to again'),
  'reply-proposed': saved,
  'reply-approved': saved,
  'reply-refused': saved,
  'reply-retired': saved,
  'portal-asked': both('accesso al portale chiesto', 'access to the portal asked for'),
  'portal-granted': both('accesso al portale dato', 'access to the portal granted'),
  'portal-refused': both('accesso al portale rifiutato', 'access to the portal refused'),
  'portal-ended': both('accesso al portale tolto', 'access to the portal ended'),
  'data-taken': both('dati scaricati dal portale', 'data taken from the portal'),
  'data-exported': both(
    'dati esportati da chi amministra il sistema',
    'data exported by whoever runs the system',
  ),
  'ledger-read': both('chiesto chi ha letto i dati', 'asked who read the data'),
  'records-exported': both('tutto il registro esportato', 'all records exported'),
  'erasure-asked': both('cancellazione chiesta', 'erasure asked for'),
  'erasure-proposed': both('cancellazione proposta', 'erasure proposed'),
  'erasure-confirmed': both('cancellazione confermata', 'erasure confirmed'),
  'erasure-dropped': both('cancellazione non eseguita', 'erasure not done'),
  'person-forgotten': both('cancellazione eseguita', 'erasure done'),
  'retention-begun': retention,
  'retention-done': retention,
  'taken-away': retention,
  'companies-imported': both('aziende importate da un file', 'companies imported from a file'),
  'address-remembered': both('azienda dell’indirizzo annotata', 'the address’s company noted'),
  'numbers-skipped': both('database ripristinato', 'database restored'),
  'operator-left': operator,
  'operator-returned': operator,
  'away-set': away,
  'away-changed': away,
  'away-ended': away,
  'duty-changed': duty,
  'duty-removed': duty,
  'maintenance-planned': maintenance,
  'maintenance-changed': maintenance,
  'maintenance-cancelled': maintenance,
  'announcement-sent': announcement,
  'announcement-stopped': announcement,
  'announcement-finished': announcement,
};

/** What is kept beside requests, by where it is. */
export const besides: Record<Beside, InBoth> = {
  contact: both('Contatto', 'Contact'),
  companyContact: both('Azienda dell’indirizzo', 'Company of the address'),
  companies: both('Tra i contatti dell’azienda', 'Among the contacts of a company'),
  portalAccess: both('Accesso al portale', 'Access to the portal'),
  portalAskedFor: both('Accesso al portale chiesto', 'Access to the portal asked for'),
  portalCodes: both('Codice chiesto per entrare', 'Code asked for to sign in'),
  portalSessions: both('Collegato al portale', 'Signed in to the portal'),
  portalPasskeys: both('Passkey', 'Passkey'),
  automaticLetters: both('Email automatica inviata', 'Automatic email sent'),
  announcements: both('Annuncio inviato', 'Announcement sent'),
  erasures: both('Cancellazione chiesta', 'Erasure asked for'),
};

/** What stands in that, by its column. */
const columns: Record<string, InBoth> = {
  address: both('indirizzo', 'address'),
  language: both('lingua', 'language'),
  undeliverable_since: both('email respinte dal', 'emails bounce since'),
  undeliverable_why: both('perché', 'why'),
  known_since: both('conosciuto dal', 'known since'),
  company: both('azienda', 'company'),
  key: both('codice', 'key'),
  name: both('nome', 'name'),
  granted_at: both('dato', 'granted'),
  ended_at: both('finito', 'ended'),
  way: both('da dove', 'from where'),
  asked_at: both('chiesto', 'asked'),
  state: both('stato', 'state'),
  decided_at: both('deciso', 'decided'),
  network: both('rete', 'network'),
  used_at: both('usato', 'used'),
  sent_at: both('inviato', 'sent'),
  agent: both('browser', 'browser'),
  ticket: both('richiesta', 'request'),
  started_at: both('dal', 'since'),
  seen_at: both('ultima visita', 'last visit'),
  ends_at: both('fino al', 'until'),
  added_at: both('aggiunta', 'added'),
  counter: both('usi', 'uses'),
  at: both('quando', 'when'),
  announcement: both('annuncio', 'announcement'),
  outcome: both('esito', 'outcome'),
  queued_at: both('preparato', 'prepared'),
  proposed_at: both('proposta', 'proposed'),
  confirmed_at: both('confermata', 'confirmed'),
};

const values: Record<string, InBoth> = {
  it: both('italiano', 'Italian'),
  en: both('inglese', 'English'),
  page: both('la pagina', 'the page'),
  mail: both('un’email', 'an email'),
  asked: both('chiesto', 'asked'),
  granted: both('dato', 'granted'),
  refused: both('rifiutato', 'refused'),
  ended: both('finito', 'ended'),
  proposed: both('proposta', 'proposed'),
  confirmed: both('confermata', 'confirmed'),
  dropped: both('non eseguita', 'not done'),
  done: both('eseguita', 'done'),
  queued: both('in partenza', 'about to leave'),
  sent: both('inviata', 'sent'),
  'left-out': both('non inviata', 'not sent'),
};

const isInstant = (column: string) => /(^|_)(at|since)$/.test(column);
const isInWords = new Set(['language', 'way', 'state', 'outcome']);

/** A row in words. What is empty is not told. @param moment an instant in words */
export function rowInWords(
  row: Record<string, unknown>,
  language: Language,
  moment: (at: Date) => string,
): string {
  const told = (column: string, value: unknown) => {
    if (isInstant(column)) return moment(new Date(String(value)));
    return (isInWords.has(column) ? values[String(value)]?.[language] : undefined) ?? String(value);
  };
  return Object.entries(row)
    .filter(([, value]) => value !== null && value !== '')
    .map(([column, value]) => `${columns[column]?.[language] ?? column}: ${told(column, value)}`)
    .join('; ');
}
