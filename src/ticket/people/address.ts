import { domainToASCII, domainToUnicode } from 'node:url';

/** Providers that give an address to anybody: a shared domain there says nothing about who belongs together. */
const freeDomains =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|rocketmail|aol|icloud|me|mac|proton|protonmail|pm|gmx|web|mail|email|zoho|fastmail|tutanota|tuta|hey|yandex|libero|virgilio|tiscali|tiscalinet|alice|tim|tin|inwind|iol|email|fastwebnet|vodafone|teletu|katamail|supereva|orange|wanadoo|free|laposte|sfr|neuf|bluewin|t-online|freenet|arcor|qq|163|126|sina|naver|seznam|wp|o2|onet|interia|poczta|rediffmail|cox|comcast|verizon|att|sbcglobal|bellsouth|btinternet|legalmail|pec|pecimprese|arubapec|postecert|lamiapec|ingpec|sicurezzapostale)\.(com|net|org|it|de|fr|ch|at|es|eu|cz|pl|ru|uk|co\.uk|com\.br|cn|me|be|nl|email)$/;

/**
 * Domains, and what is below them, in which many who have nothing to do with each other have their addresses: schools, and the
 * certified mail that professional orders and providers give to their members.
 */
const sharedDomains = [
  'istruzione.it',
  'istruzione.gov.it',
  'legalmail.it',
  'arubapec.it',
  'pec.aruba.it',
  'pec.libero.it',
  'pec.tim.it',
  'pec.it',
  'pec-legal.it',
  'namirialpec.it',
  'geopec.it',
  'ingpec.eu',
  'archiworldpec.it',
  'pec.commercialisti.it',
  'consulentidellavoropec.it',
  'pecavvocati.it',
  'notariato.it',
];

/** Where dots in the part before the @ mean nothing. */
const dotless = ['gmail.com', 'googlemail.com'];

/**
 * An address in the one form by which the desk knows it: lower case, composed letters, its domain in Unicode
 * (`xn--bcher-kva.example` is `bücher.example`, RFC 5890). What is no address comes back in lower case.
 */
export function canonicalAddress(address: string): string {
  const plain = address.trim();
  const at = plain.lastIndexOf('@');
  if (at === -1) return lowered(plain);
  return `${lowered(plain.slice(0, at))}@${canonicalDomain(plain.slice(at + 1))}`;
}

/**
 * A domain in the form in which the desk compares it: lower case, in Unicode, without the root's dot. IDNA would also map
 * what only looks like a letter to the letter (`ｃ` to `c`, a soft hyphen to nothing). No mail server does so: to it that is
 * another domain, of which it says nothing, and to the desk it must be another too.
 */
export function canonicalDomain(domain: string): string {
  const bare = domain.trim().replace(/\.$/, '');
  if (isAscii(bare) && !/xn--/i.test(bare)) return bare.toLowerCase();
  const labels = bare.split('.').map(lowered);
  const plain = labels.join('.');
  // Of plain ASCII it would make IP addresses out of numbers.
  if (!/xn--|[^\p{ASCII}]/u.test(plain)) return plain;
  // '' for what breaks the rules of IDNA.
  const mapped = domainToUnicode(plain).split('.');
  const isSame = (label: string, index: number) =>
    mapped[index] === label || (label.startsWith('xn--') && !isAscii(mapped[index] ?? ''));
  return mapped.length === labels.length && labels.every(isSame) ? mapped.join('.') : plain;
}

/** Lower case and composed; but what becomes plain ASCII only by that (the Kelvin sign a `k`) stays as it is. */
function lowered(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  const plain = text.normalize('NFC').toLowerCase();
  return isAscii(plain) ? text : plain;
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}

/** The canonical domain of an address; '' where there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at === -1 ? '' : canonicalDomain(address.slice(at + 1));
}

/** The domain of an address as headers have it; '' where there is none. */
export function asciiDomain(address: string): string {
  const domain = domainOf(address);
  return isAscii(domain) ? domain : domainToASCII(domain);
}

/** Without what follows a plus (RFC 5233): `silvio+shop@x.example` is read by `silvio@x.example`. */
export function withoutTag(address: string): string {
  return canonicalAddress(address).replace(/^([^@+]+)\+[^@]*@/, '$1@');
}

/** The mailbox behind an address, whatever variant of it somebody writes: without a tag and, at Gmail, dots. */
export function baseAddress(address: string): string {
  const plain = withoutTag(address);
  const domain = domainOf(plain);
  if (!dotless.includes(domain)) return plain;
  return `${plain.slice(0, plain.lastIndexOf('@')).replaceAll('.', '')}@gmail.com`;
}

/** Whether one of these addresses is meant, with whatever tag. */
export function isOneOf(addresses: string[], address: string): boolean {
  return addresses.includes(address) || addresses.includes(withoutTag(address));
}

/** Whether many get an address there who do not belong together. */
export function isFreeMail(address: string): boolean {
  const domain = domainOf(address);
  return freeDomains.test(domain) || sharedDomains.some(shared => `.${domain}`.endsWith(`.${shared}`));
}
