/** A plain text that is longer tells something, whatever it says of HTML. */
const stubAtMost = 600;
const comparedAtMost = 20_000;

/** How programs say that the plain text is not the mail. */
const needsMore =
  /\bhtml\b|\bx?html5?\b|(?<!\p{L})(browser|navegador|navigateur|mail ?(reader|client|viewer|program\w*)|e-?mail (reader|client|software|program\w*)|programma di posta|client di posta|posta elettronica|lettore|visualizza\p{L}*|visualizzat\p{L}*|anzeig\p{L}*|darstell\p{L}*|afficher|visualiser|visualizar|ver este|weergeven|wyświetl\p{L}*|web[- ]?(page|version|browser)|pagina web|versione web|online|click here|clicca(re)? qui|multi-?part|mime|plain[- ]text|text[- ]version|versione testuale|solo testo|testo (non )?disponibile|textversion|version texte|no text|rich text|formatta\p{L}*|formatiert\p{L}*)(?!\p{L})/iu;
/** What programs leave where no text is. */
const placeholder =
  /^\W*((null|undefined|none|n\/a|empty|test|text|body|content|message|nessun testo|kein text|sans texte|no (text|body|content)( available)?|\[?(image|immagine|bild|cid|picture)\b[^\]\n]{0,200}\]?)\W*)?$/iu;

/**
 * Whether the plain one of two alternatives is a stand-in: short, not a word of its own in the other, and either about
 * reading mail or no sentence at all.
 *
 * @param other what the other alternative says; asked only where needed, for it takes long to make
 */
export function isStub(plain: string, other: () => string): boolean {
  if (plain.length > stubAtMost) return false;
  const isOdd = placeholder.test(plain.trim()) || needsMore.test(plain);
  if (!isOdd) return false;
  const words = wordsOf(plain);
  const others = wordsOf(other());
  if (others.size === 0) return false;
  const shared = [...words].filter(word => others.has(word)).length;
  return placeholder.test(plain.trim()) ? shared === 0 : shared * 3 < words.size;
}

/** Whether a second text of one alternative says nothing that the first does not. */
export function saysTheSame(first: string, second: string): boolean {
  const known = wordsOf(first);
  const words = [...wordsOf(second)];
  return words.filter(word => known.has(word)).length * 10 >= words.length * 9;
}

function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .slice(0, comparedAtMost)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,60}/gu) ?? [],
  );
}
