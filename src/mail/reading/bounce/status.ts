/** Why a letter did not arrive, by the words of the server; `detail` is RFC 3463's subject and detail. */
const reasons: { detail: string; words: RegExp }[] = [
  {
    detail: '2.2',
    words:
      /quota|mail ?box (is |was )?(currently )?(over)?full|mail ?(box|folder) (is full|space|exceeds)|exceeded the local limit|(mailbox|inbox|casella|account|storage).{0,40}(full|piena|pieno|exceed|esaurit|over limit|satur)|over ?quota|(out of|insufficient) (mailbox )?storage|spazio (disponibile )?(esaurito|insufficiente)|postfach (ist )?voll|boite .{0,30}pleine|buzon .{0,20}lleno/i,
  },
  {
    detail: '2.1',
    words:
      /(account|mailbox|user|casella|utente|recipient).{0,40}(disabled|inactive|suspended|disattivat|sospes|deactivated|blocked|bloccat)/i,
  },
  {
    detail: '1.1',
    words:
      /user (is )?(unknown|not found|doesn'?t exist|does not exist)|unknown\s+(user|recipient|address|mailbox|local part)|no such (user|recipient|mailbox|address|person|account)|no valid recipients|invalid (final delivery )?userid|user not known|(user|recipient|address|mailbox|account|e-?mail)( \S{1,80})? (was |is |does |could )?(not|n't|n’t) (be )?(found|exist|known|listed)|doesn'?t have an? .{1,40}account|recip(ient)?notfound|name is not recognized|recipient .{0,40}rejected|address(ee)? (rejected|unknown|couldn'?t be found|not found)|not listed in (the )?(domino|public)|no mailbox here|invalid (recipient|mailbox|address|user)|mailbox (unavailable|not found)|(indirizzo|destinatario|utente|casella)( \S{1,80})? (e-?mail )?(e |è |e' )?(inesistente|sconosciut|errat|non (esiste|trovat|valid))|sconosciuto|non esiste|unbekannt|inconnu|desconocid/i,
  },
  {
    detail: '1.2',
    words:
      /(host|domain|dns|mx|dominio).{0,60}(not (found|exist)|unknown|no (mx|such)|inesistente|non (trovato|esiste|valido)|nxdomain|invalid|couldn'?t be found)|host or domain name not found|no (such|route to) (host|domain)|unrouteable|unroutable|all relevant mx records/i,
  },
  {
    detail: '3.4',
    words: /(message|size|messaggio).{0,40}(too (large|big)|exceeds|troppo grande|dimension)/i,
  },
  {
    detail: '7.1',
    words:
      /spam|blocked|blacklist|block ?list|denied|not (allowed|authori[sz]ed|permitted)|policy|reputation|prohibited|rifiutat|refused by|rbl|dmarc|spf/i,
  },
  { detail: '4.6', words: /too many hops|hop count|mail loop|loop(ing|s back)|too many "?received/i },
  {
    detail: '4.7',
    words: /expired|timed? ?out|too (long|many)|retry time|giving up|scadut|tempo massimo|delivery time/i,
  },
];

/** A code as it stands between words, not in a version or an address: `550 5.1.1`, `(#5.1.1)`, `Status: 5.1.1`. */
const marked =
  /(?:\b[245]\d\d[ _-]\(?#?|#|\(|status(?: code)?:? {0,3}|error(?:[ _]code)? ?:? {0,3}|smtp; ?|code ?:? {0,3}|esteso="|^)([245]\.\d{1,3}\.\d{1,3})(?![\d.])/im;
const smtpMarked =
  /(?:said|error|response|reply|responded|returned|reason|code|status|diagnostic|rejected|risposta|errore|result|antwortete|smtp|#|\(|<<<|>>>|host \S{1,200}|\]|: )[^\d\n]{0,80}?\b([45][0-5]\d)(?=[ -])/i;
const smtpFirst = /^[^\w\n]{0,30}([45][0-5]\d)(?=[ :-](?:\D|\d ))/m;

/** The first RFC 3463 status in a text; '' where there is none. */
export function enhancedIn(text: string): string {
  const bare = /^\s*([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1];
  return bare ?? marked.exec(text)?.[1] ?? '';
}

/**
 * The status that a text gives: an enhanced code as it stands; else from the SMTP code, whose first digit is the
 * class, and the words, which say the rest.
 *
 * @returns '' where there is no code at all
 */
export function statusIn(text: string): string {
  const enhanced = enhancedIn(text);
  if (enhanced) return enhanced;
  const code = smtpFirst.exec(text)?.[1] ?? smtpMarked.exec(text)?.[1];
  if (!code) return '';
  return `${code[0]}.${reasonIn(text) || (code === '552' ? '2.2' : '0.0')}`;
}

/** RFC 3463's subject and detail by the words alone, such as `1.1`; '' where they say nothing. */
export function reasonIn(text: string): string {
  return reasons.find(({ words }) => words.test(text))?.detail ?? '';
}

/**
 * Whether trying again is of no use. A full mailbox is not dead, though RFC 3463 makes 5.2.2 permanent: it is emptied
 * after a holiday, and an address marked as dead would never be written to again.
 */
export function isPermanent(status: string, words: string): boolean {
  if (status === '') return isPermanentByWords(words);
  if (!status.startsWith('5')) return false;
  const detail = status.slice(2);
  if (detail === '2.2') return false;
  const isVague = detail === '0.0' || detail === '2.0';
  return !(isVague && reasonIn(words) === '2.2');
}

/** Without a code, a dead address is told by the reason, or by the mail system's own word where the reason allows it. */
function isPermanentByWords(words: string): boolean {
  const reason = reasonIn(words);
  if (['1.1', '1.2', '2.1'].includes(reason)) return true;
  return (
    !['2.2', '4.7'].includes(reason) &&
    /permanent(ly)?[ -](error|fail|fatal|delivery fail)|fail(ed|ure) permanent|errore permanente/i.test(words)
  );
}
