import type { BounceReport } from '../../../desk/inbound-email.ts';
import { plain } from '../plain.ts';

/** Where our own letter begins below what the mail system says. */
const originalBelow =
  /^[ \t>]*(-{2,}(?!-) ?(-{1,40}(?!-) ?)?(below this line is a copy|this is a copy of|original message|messaggio originale|returned message|unsent message|message header|start of (the )?(returned|original)|the header|enclosed|original|included)|original message (follows|headers|details)|intestazioni (del )?messaggio originale|il messaggio originale|message headers? follow|the original message(?! (was|has) )|received:? ?(from|by|\(qmail)|ursprungliche nachricht|your message (reads|follows))/im;

const address = '<?([^\\s<>()";,:\\[\\]\']{1,128}@[a-z0-9\\u00a1-\\uffff.-]{1,253}[a-z0-9\\u00a1-\\uffff])>?';
const rule = (pattern: string) => new RegExp(pattern.replaceAll('@@', address), 'imu');

/** How mail systems name whom they could not reach; the surest first, '@@' an address. */
const recipients: { from: string; words: RegExp }[] = [
  { from: 'qmail, Postfix', words: rule('^[ \\t]*<@@:') },
  { from: 'SMTP', words: rule('RCPT TO: ?@@') },
  {
    from: 'Exim, Gmail, Exchange 2003, IIS',
    words: rule(
      '(?:following (?:address(?:\\(?es\\)?)?|recipient(?:\\(?s\\)?)?|destinatar[io])|to the following|to these recipients|seguent[ei] (?:destinatar[io]|indirizz[io])|destinatari o (?:gruppi|liste)|recipients or groups|permanent fatal errors|folgende[nr]? empfanger|destinataires suivants)[^@]{0,200}?(?:\\n\\s*|: ?)(?:[^\\n@]{0,60}[\\s(<:])?@@',
    ),
  },
  {
    from: 'Gmail, Outlook, Domino, Yahoo',
    words: rule(
      '(?:your message|il (?:tuo |suo |vostro )?messaggio|message|messaggio|e-?mail|mail|nachricht|delivery),?(?: \\S+){0,6}? (?:to|per|a|for|an|verso|indirizzat[oa] a|destinat[oa] a):? [\'"“«]?@@[\'"”»]?',
    ),
  },
  {
    from: 'CommuniGate, Domino, InterScan',
    words: rule('(?:(?:deliver(?:y|ed)?|undeliverable|addressed) to:?|was addressed,) [\'"“<]?@@'),
  },
  { from: 'Domino', words: rule('user \\S{1,80} \\(@@\\) not listed') },
  {
    from: 'many',
    words: rule(
      '(?:^|[^a-z])(?:recipient|destinatario|failed address|address|indirizzo|empfanger|user|to|a|utente|destinataire|rcpt)(?: e-?mail)?(?: address)?: ?[\'"“]?@@',
    ),
  },
  {
    from: 'PEC',
    words: rule('(?:destinat[oa] (?:all\'utente|a)|indirizzat[oa] a|utente) ?:?\\s{0,3}["“]?@@'),
  },
  { from: 'SMTP', words: rule('\\b[45]\\d\\d[ -](?:#?[45]\\.\\d+\\.\\d+ )?[^\\n@]{0,80}?@@') },
  { from: 'a line of its own', words: rule('^[ \\t*-]{0,8}@@[ \\t]*(?:$|[:;,([-]|\\.{3})') },
];

const delayed =
  /\b(delay(ed)?|still being retried|postponed|will (be retried|retry)|has not yet been delivered|not (yet )?been delivered yet|warning: (message|could not send)|this is a warning( message)? only|delivery incomplete|temporary problem|ritard(o|at\w+)|ulteriori tentativi|preavviso|nuovi tentativi|verzoger\w+|noch nicht zugestellt|retarde)\b/;
/** Whatever else it says, it is not over. */
const goesOn =
  /(attempts will continue|will (keep|continue) (trying|to (try|attempt|be made))|continuer\w+ a (provare|tentare)|do not need to resend)/;
const givenUp =
  /\b(giving up|given up|permanent(ly)? (error|fail\w*|fatal)|this is a permanent error|failed permanently|will not be retried|could not be delivered|failure notice|returning message|rinuncia|definitiv\w+)\b/;
const arrived =
  /\b(successful(ly)? (mail )?deliver\w*|delivery status notification \(success\)|was delivered to|(has been|was) successfully (delivered|relayed)|^(delivered|recapitato|relayed|inoltrato)\s?:|consegnato con successo|correttamente (consegnato|recapitato))/;

/** The part of a bounce that the mail system wrote itself. */
export function ownWords(text: string): string {
  const end = originalBelow.exec(text)?.index ?? text.length;
  return text.slice(0, end);
}

/**
 * Whom a mail system could not reach, by the many ways to say so.
 *
 * @param isOther tells the addresses that it cannot be: ours, and the mail system's own
 */
export function recipientIn(words: string, isOther: (address: string) => boolean): string {
  for (const { words: pattern } of recipients) {
    for (const match of words.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
      const found = withoutType(match[1] ?? '');
      if (found !== '' && !isOther(found)) return found;
    }
  }
  return '';
}

/** Lines whose address is not the one that was not reached: whoever sent, or whom to ask about it. */
const aboutOthers =
  /^\W*(mail from|from|sender|da|mittente|reply-to|von|de|date|subject)\b\s*:|help|support|assist|contact|contatt|question|postmaster|administrator|mailto:|https?:/i;

/** Where no rule knows the form: the first address that the mail system names at all. */
export function anyAddressIn(words: string, isOther: (address: string) => boolean): string {
  return (
    words
      .slice(0, 20_000)
      .split('\n')
      .filter(line => !aboutOthers.test(line))
      .map(line => addressIn(line.replace(/\bfrom:? {0,3}\S{1,300}@\S{1,300}/gi, ' ')))
      .find(found => found !== '' && !isOther(found)) ?? ''
  );
}

/** The first address in a header. */
export function addressIn(value: string): string {
  return withoutType(new RegExp(address, 'iu').exec(value.slice(0, 2000))?.[1] ?? '');
}

/** Exchange 5.5 names X.400 addresses, with ours as a part of them: `c=us;a= ;dda:smtp=paolo@x.example`. */
function withoutType(found: string): string {
  return found
    .toLowerCase()
    .replace(/^smtp=/, '')
    .replace(/[.'-]+$/, '');
}

/** What became of the letter, by the subject and the words. */
export function actionIn(subject: string, words: string): BounceReport['action'] {
  const all = plain(`${subject} ${words.slice(0, 6000)}`);
  if (arrived.test(plain(subject)) || (arrived.test(all) && !givenUp.test(all))) return 'delivered';
  if (delayed.test(plain(subject))) return 'delayed';
  if (goesOn.test(all)) return 'delayed';
  return delayed.test(all) && !givenUp.test(all) ? 'delayed' : 'failed';
}
