import type { ReasonKind } from '../../words/mail/reasons.ts';

/** Said in words that many servers use, whatever code they give it. The more telling first. */
const byWords: [RegExp, ReasonKind][] = [
  [/7000222|client secret.{0,40}expired|\[EXPIRED\]/i, 'secret-expired'],
  [
    /invalid_client|invalid_grant|unauthorized_client|AADSTS|no token|gives no (access )?token/,
    'token-refused',
  ],
  [
    /\b535\b|EAUTH|AUTHENTICATIONFAILED|authentication (failed|failure|unsuccessful)|invalid (login|credentials)|refuses its password/i,
    'login-refused',
  ],
  [/NONEXISTENT|^Command failed.{0,80}(doesn't|does not) exist|unknown mailbox/i, 'no-folder'],
  [/\[(LIMIT|INUSE|UNAVAILABLE|OVERQUOTA)\]|too many (simultaneous )?connections/i, 'mailbox-busy'],
  [/has no address/, 'no-address'],
  [/must issue a STARTTLS|STARTTLS (command )?(is )?(required|first)/i, 'tls-otherwise'],
  [/hop count|too many hops|(mail|routing) loop|loops back/i, 'mail-loop'],
  [/null ?MX|domain.{0,40}(not accept|accepts no) (e-?)?mail/i, 'bad-domain'],
  [/recipient address rejected: access denied/i, 'no-such-address'],
  [/too large for the virus scanner/, 'not-scanned'],
  [/\bhas a virus\b|virus (was )?(found|detected)|malware|infected/i, 'infected'],
  [
    /(banned|blocked|forbidden|prohibited|illegal|dangerous|executable).{0,30}(attachment|file|extension)|(attachment|file (name|type|extension)).{0,40}(block|ban|forbid|prohibit|reject|not (allowed|accepted|permitted))|potential security issue/i,
    'attachment-refused',
  ],
  [/relay(ing)? (access )?(denied|not permitted)|unable to relay|not permitted to relay/i, 'relay-denied'],
  [/\b(SPF|DKIM|DMARC)\b/, 'not-trusted'],
  [/spam|blacklist|blocklist|block list|spamhaus|barracuda|reputation|banned/i, 'blocked-as-spam'],
  [/(mailbox|quota).{0,30}(full|exceeded)|over ?quota|insufficient (system )?storage/i, 'mailbox-full'],
  [/too (large|big)|size (limit )?exceed|exceeds.{0,30}size/i, 'too-large'],
  [/greylist|graylist|try again later|temporarily (deferred|unavailable|rejected)/i, 'come-again'],
  [
    /(user|mailbox|recipient|address|account).{0,40}(unknown|not found|no such|does(n't| not) exist|unavailable|disabled|inactive)|no such (user|mailbox|recipient|person)|(unknown|invalid|no such) (user|recipient|mailbox)/i,
    'no-such-address',
  ],
  [/SMTPUTF8|8BITMIME|non-?ascii/i, 'letters-not-taken'],
];

/** X.subject.detail (RFC 3463 and 7372, the registry of IANA), whatever the class. The narrower first. */
const byEnhanced: [RegExp, ReasonKind][] = [
  [/^1\.2$/, 'bad-domain'],
  [/^1\.3$/, 'bad-address'],
  [/^1\.[78]$/, 'sender-refused'],
  [/^1\./, 'no-such-address'],
  [/^2\.[23]$|^3\.1$/, 'mailbox-full'],
  [/^3\.4$/, 'too-large'],
  [/^2\.(0|1|4)$/, 'no-such-address'],
  [/^4\.(6|14)$/, 'mail-loop'],
  [/^4\.7$/, 'gave-up'],
  [/^4\.(3|4)$/, 'bad-domain'],
  [/^6\./, 'letters-not-taken'],
  [/^7\.(8|9|11|14|57)$/, 'login-refused'],
  [/^7\.2[0-9]$/, 'not-trusted'],
  [/^7\./, 'blocked-as-spam'],
  [/^5\.[234]$/, 'rejected-for-good'],
];

const byReply: Record<string, ReasonKind> = {
  ...{ 421: 'come-again', 450: 'come-again', 451: 'come-again', 452: 'come-again' },
  ...{ 530: 'login-refused', 534: 'login-refused', 550: 'rejected-for-good', 551: 'no-such-address' },
  ...{ 552: 'mailbox-full', 553: 'bad-address', 554: 'rejected-for-good', 555: 'letters-not-taken' },
  ...{ 535: 'login-refused', 556: 'bad-domain' },
};

/** Replies that say all, whatever the narrower code beside them: we are to log in (RFC 4954), the domain takes no mail (RFC 7504). */
const tellingReplies = ['530', '534', '535', '556'];

/** What a server says for now and means for good, if it says so until nobody tries any more. */
const stillTrueAtTheEnd: (ReasonKind | undefined)[] = ['no-such-address', 'bad-domain', 'mailbox-full'];

/**
 * What a mail server says, or whoever gives access to one; null for what is not theirs.
 *
 * @param isOver nobody tries any more
 */
export function kindOfLetter(said: string, isOver: boolean): ReasonKind | null {
  const words = byWords.find(([pattern]) => pattern.test(said))?.[1];
  const [, grade, code = ''] = /(?<![\d.])([45])\.(\d{1,3}\.\d{1,3})(?![\d.]{0,9}\d)/.exec(said) ?? [];
  const enhanced = byEnhanced.find(([pattern]) => pattern.test(code))?.[1];
  const reply = /(?<![\d.:])([45]\d\d)(?=[\s-]|$)/.exec(said)?.[1] ?? '';
  // A refusal for now asks for nothing, whatever it is about, unless somebody must log in.
  const isForNow = grade === '4' || (grade === undefined && reply.startsWith('4'));
  if (isForNow && words !== 'login-refused' && code !== '4.7')
    return isOver ? atTheEnd(words, enhanced, code) : whileTried(words, enhanced);
  const telling = tellingReplies.includes(reply) ? byReply[reply] : undefined;
  return words ?? telling ?? enhanced ?? byReply[reply] ?? (grade ? 'rejected-for-good' : null);
}

function whileTried(words?: ReasonKind, enhanced?: ReasonKind): ReasonKind {
  return words === 'mailbox-full' || enhanced === 'mailbox-full' ? 'mailbox-full' : 'come-again';
}

function atTheEnd(words: ReasonKind | undefined, enhanced: ReasonKind | undefined, code: string): ReasonKind {
  const known = [words, enhanced].find(kind => stillTrueAtTheEnd.includes(kind));
  // X.4.1 and X.4.2: nobody answered there, or the wire broke each time.
  return known ?? (/^4\.[12]$/.test(code) ? 'gave-up' : 'come-again');
}
