import { nobody } from '../addresses/nobody.ts';
import { plain } from '../plain.ts';
import { reportType } from '../report-type.ts';
import type { Check, Facts } from './facts.ts';
import { hasNullPath, isAnswerOrForward, isMarked } from './facts.ts';
import { isFromPeoplesProgram } from './programs.ts';
import { asks, bounceWords, evidence, greets, persons } from './report-words.ts';
import { returnedLetters } from './returned.ts';

/** Addresses and names under which mail systems write. */
const systemAddress =
  /^(mailer-?daemon|mail-?daemon|mdaemon|post[-_.]?master|microsoftexchange[0-9a-f]{8,}|bounces?|mail-?delivery|delivery|mail-?system|mailadmin|mta)([+.-][^@]*)?@/i;
const systemName =
  /^(mail delivery (sub)?system|mailer-daemon|mail (administrator|daemon|system)|system administrator|microsoft outlook|postmaster|delivery (sub)?system|internet mail delivery|amministratore (di )?sistema|systemadministrator)$/i;
/** Nobody but a mail system has this address. A postmaster, on the other hand, is also a person. */
const daemon = /^(mailer-?daemon|mail-?daemon|microsoftexchange[0-9a-f]{8,})([+.-][^@]*)?@/i;

/** How bounces begin their subject; compared with `plain`. */
const bounceSubjects: { from: string; subject: RegExp }[] = [
  {
    from: 'Postfix',
    subject:
      /^(undelivered mail returned to sender|notice: mail delivery status|delivery status$|delayed mail \(still being retried\)|successful mail delivery report)/,
  },
  { from: 'Exim', subject: /^(mail delivery failed|warning: message \S+ delayed|mail failure)/ },
  {
    from: 'Sendmail',
    subject: /^(returned mail|warning: could not send message|return receipt$|mail system error)/,
  },
  { from: 'qmail', subject: /^failure notice/ },
  {
    from: 'Gmail',
    subject:
      /^(delivery status notification|notifica sullo stato (del|di) recapito|notifica di stato della consegna|address not found)/,
  },
  {
    from: 'Exchange',
    subject:
      /^(undeliverable|non recapitabile|impossibile recapitare|unzustellbar|non remis|non distribuable|no se puede entregar|onbestelbaar|nao entregue|nie mozna dostarczyc|kan inte levereras|delivery (delayed|is delayed)|recapito (ritardato|posticipato)|(delivered|recapitato|relayed|inoltrato|expanded))\s?:/,
  },
  {
    from: 'Domino',
    subject: /^(delivery failure|recapito non riuscito|errore di consegna|errore di recapito)\b/,
  },
  {
    from: 'providers in China, Russia, Poland and elsewhere',
    subject:
      /^(系统退信|退信|邮件(传输|投递)失败|недоставленное сообщение|ваше сообщение не доставлено|message non (distribue|delivre|remis)|niedostarczona wiadomosc|nedorucitelna zprava|kezbesithetetlen|mensagem nao entregue|mensaje no entregado)/,
  },
  { from: 'GroupWise', subject: /^message status - undeliverable/ },
  { from: 'MailEnable', subject: /^message delivery (failure|delayed)/ },
  {
    from: 'a gateway',
    subject:
      /^(mail delivery (failure|problem|error|warning|status report)|mail (could not be delivered|error$|failed\b)|failed (mail|delivery)\b|failure (delivery|notice)|there was an error sending your (mail|message)|(sorry, )?your (message|e-?mail|mail)( to \S{3,100})? could ?n[o']t be delivered|message (could not be delivered|not delivered|undeliverable|delivery (failed|failure))|nondeliverable mail|undelivered mail|undeliverable (mail|message)|delivery (notification|report|has failed|to the following recipient)|email delivery failure|permanent delivery failure|delivery error|rejected:|error: (invalid|unknown) (user|recipient|address|mailbox)|bounced? mail|messaggio non (recapitato|consegnato|recapitabile)|mancato recapito|mancata consegna|avviso di mancat[oa]|notifica di mancat[oa]|consegna (fallita|non riuscita)|rapporto di mancat[oa]|posta non recapitata|non-delivery)/,
  },
];

/** Filters and gateways write under an address of their own, with an ordinary return path. */
const gateway =
  /^([^@]*[._-])?(smtp|ndr|mailer|mailgate|gateways?|anti-?virus|content-?filter|mail(_|-)?(service|gateway|adm|server|system|scanner)|imss)([._+-][^@]*)?@/i;

/** What a read receipt says of a letter that nobody will read; compared with `plain`. */
const rejected =
  /(was|has been|were) (automatically )?(rejected|refused)|quota exceeded|e stato (automaticamente )?(rifiutato|respinto)|wurde .{0,60}(abgelehnt|zuruckgewiesen)/;

/** `X-Ricevuta` of certified mail that did not get through (D.M. 2 November 2005, technical rules of the PEC). */
const pecFailures = ['non-accettazione', 'preavviso-errore-consegna', 'errore-consegna', 'rilevazione-virus'];

/** Delivery reports in their standard form (RFC 3464, 6533, 5965). They stand before everything: ours is inside. */
export const standardReports: Check[] = [
  {
    kind: 'bounce',
    why: ({ headers }) => (reportType(headers) === 'delivery-status' ? 'a delivery report (RFC 3464)' : null),
  },
  {
    kind: 'bounce',
    why: facts =>
      // A person who forwards a bounce sends the same part: only a mail system's counts.
      has(facts, /^message\/(global-)?delivery-status$/) && isFromSystem(facts)
        ? 'a delivery report (RFC 3464)'
        : null,
  },
  {
    // Dovecot and Sieve refuse with the form of a read receipt (RFC 5429, 2.1.2).
    kind: 'bounce',
    why: facts =>
      reportType(facts.headers) === 'disposition-notification' &&
      rejected.test(head(facts)) &&
      !facts.parts.some(saysShown)
        ? 'a mail system rejected an email (RFC 5429)'
        : null,
  },
  {
    // Not `machine`: it opens no ticket, but belongs on that of the letter that somebody called spam.
    kind: 'bounce',
    why: facts =>
      reportType(facts.headers) === 'feedback-report' ||
      (has(facts, /^message\/feedback-report$/) && isMarked(facts))
        ? 'a complaint about one of our emails (ARF, RFC 5965)'
        : null,
  },
];

/** Bounces that keep to no standard: by who sends them, and what they say. */
export const otherReports: Check[] = [
  ...returnedLetters,
  {
    kind: 'bounce',
    why: ({ headers }) => {
      const receipt = headers.get('x-ricevuta').toLowerCase();
      return pecFailures.includes(receipt)
        ? `certified mail was not delivered (X-Ricevuta: ${receipt})`
        : null;
    },
  },
  {
    kind: 'bounce',
    why: ({ headers }) => (headers.has('x-failed-recipients') ? 'it names X-Failed-Recipients' : null),
  },
  {
    kind: 'bounce',
    why: ({ sender }) => (daemon.test(sender.address) ? `sent by a mail system: ${sender.address}` : null),
  },
  {
    kind: 'bounce',
    why: facts => {
      if (isAnswerOrForward(facts.subject) || !isFromSystem(facts)) return null;
      const subject = plain(facts.subject);
      const known = bounceSubjects.find(entry => entry.subject.test(subject));
      return known ? `a mail system says so in the subject, as ${known.from} does` : null;
    },
  },
  {
    kind: 'bounce',
    why: facts =>
      isSystem(facts) &&
      !isAnswerOrForward(facts.subject) &&
      bounceWords.test(head(facts)) &&
      !persons.test(head(facts))
        ? 'a mail system says that an email was not delivered'
        : null,
  },
  {
    kind: 'bounce',
    why: facts =>
      (isFromSystem(facts) || nobody.test(facts.sender.address) || isMarked(facts)) &&
      !isOfVisitor(facts) &&
      !isPersons(facts) &&
      !isFromPeoplesProgram(facts) &&
      tellsOfFailure(facts)
        ? 'it tells of an email that was not delivered, and nobody is its sender'
        : null,
  },
  {
    kind: 'bounce',
    why: facts => {
      if (!gateway.test(facts.sender.address) || isFromPeoplesProgram(facts)) return null;
      const subject = plain(facts.subject);
      const isOnlyThat =
        !greets.test(head(facts)) && bounceSubjects.some(entry => entry.subject.test(subject));
      return isOnlyThat && tellsOfFailure(facts)
        ? 'a gateway tells of an email that was not delivered'
        : null;
    },
  },
];

function tellsOfFailure(facts: Facts): boolean {
  const text = head(facts);
  return bounceWords.test(text) && evidence.test(text) && !asks.test(text) && !persons.test(text);
}

/** "Marco Bassi <postmaster@…>" is a person at work; without a person's name a postmaster is a program. */
function isSystem(facts: Facts): boolean {
  const { name, address } = facts.sender;
  return systemName.test(name.trim()) || (systemAddress.test(address) && !isPersons(facts));
}

/** The sender has a person's name. */
function isPersons({ sender }: Facts): boolean {
  const name = sender.name.trim();
  return (
    /^\p{L}+ [\p{L}' -]+$/u.test(name) && !/mail|deliver|system|server|daemon|postmaster|admin/i.test(name)
  );
}

/** A web form sends for its visitor, who stands in Reply-To: what he writes of bounces is his. */
function isOfVisitor({ sender, fromAddress }: Facts): boolean {
  return (
    ![sender.address, ''].includes(fromAddress) &&
    !nobody.test(fromAddress) &&
    !systemAddress.test(fromAddress)
  );
}

function isFromSystem(facts: Facts): boolean {
  return isSystem(facts) || hasNullPath(facts) || facts.sender.address === '';
}

function head({ written }: Facts): string {
  return plain(written.slice(0, 3000));
}

function has({ parts }: Facts, type: RegExp): boolean {
  return parts.some(({ mimeType }) => type.test(mimeType));
}

/** Whose reader saw it rejected nothing, though its subject, which a receipt repeats, may tell of a rejection. */
function saysShown({ mimeType, content }: Facts['parts'][number]): boolean {
  if (mimeType !== 'message/disposition-notification') return false;
  const fields = typeof content === 'string' ? content : new TextDecoder().decode(content.slice(0, 4000));
  return /^disposition:.{0,200}displayed/im.test(fields);
}
