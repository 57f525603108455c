/** What bounces say in their text, where sender and empty path speak for one; compared with `plain`. */
export const bounceWords =
  /(did ?n[o']t reach (the following|some|all|one)|invalid user address|was ?n[o']t able to deliver|was not delivered|undeliverable|delivery (to|of) .{0,120}(failed|delayed)|permanent(ly)? (error|failed|fatal errors?)|returned to sender|following address(es)? failed|unable to deliver|(could ?n[o']t|cannot) be (delivered|sent)|no such user|there is no user|(error|failed) (occurred )?(while|when|during) .{0,40}deliver|trouble delivering|mailbox unavailable|invalid (user|recipient|address)|has been postponed|non e stato possibile (recapitar|consegnar)|impossibile (recapitar|consegnar)|non e stato (recapitato|consegnato)|mancato recapito|user unknown|mailbox (is )?(full|unavailable)|casella .{0,30}piena|konnte nicht zugestellt|n'a pas pu etre (remis|distribu)|no se (pudo|ha podido) entregar|has been delayed|still being retried|\b[45]\d\d[ -]#?[45]\.\d{1,2}\.\d{1,3}\b)/;

/**
 * The session with the server that refused, or the sentence above those who were not reached: what only a mail system
 * has to tell; compared with `plain`.
 */
export const evidence =
  /\brcpt to ?:|\b[45]\d\d[ -](#?[45]\.\d{1,3}\.\d{1,3}\b|.{0,60}\b(user|mailbox|recipient|address|host|relay|quota|no such)\b)|\b(following|folgende[nr]?|seguent[ei]) (recipient|address|user|e-?mail|destinat|indirizz|empfanger|adress)|failed recipients|destinataires suivants|(not|n't|unable to|cannot|failed to) (be )?(deliver(ed)?|send|sent)( \S+){0,3} to:? ['"<]{0,2}[^\s@]{1,128}@|delivery of .{0,60}['"<][^\s@]{1,128}@.{0,80}(postponed|delayed|failed)/;

/** A person who passes on what a gateway wrote greets, thanks or asks; a link has question marks, too. Compared with `plain`. */
export const asks = /\?(?=\s|$)/;
export const greets =
  /^(buon|salve|ciao|gentil|egregi|spett|hello|hi\b|hallo|dear|good (morning|afternoon)|guten|bonjour|hola)|\b(grazie|saluti|thanks|regards|danke|gruss|grusse|merci|gracias)\b/;

/**
 * What no mail system says: whose mails, who writes, what shall be done; and the fields of a form on a web site. A
 * program's name or an address that nobody reads is no proof: forms, monitors and small firms' servers write for people.
 * Compared with `plain`.
 */
export const persons =
  /\b(our (customers?|clients?|users?|colleagues?|ip|e?-?mails|messages|domain)|my (e?-?mails?|messages?|colleagues?|customers?)|all users|(we|i) get|(we|i) (can ?n[o']t|can't) send|(asks|writes) ?:|please (help|fix|unblock|remove our)|fix (it|this)|could you|can you|non (riesco|riusciamo|partono|parte)|(le|nostre|mie) (e-)?mail (a|ai|verso|non|di|dei|che)|i (miei|nostri) (messaggi|clienti|utenti)|il (mio|nostro) (ip|dominio|cliente)|(verificate|controllate) (per favore|voi)|intervenite|aiutate\w*|(potete|potreste|puoi) (verific|controll|aiut|sblocc|guard|risolv|intervenire)\w*|scrive ?:)|\b(nome|cognome|azienda|full name|your name|richiesta) ?: ?\S/;
