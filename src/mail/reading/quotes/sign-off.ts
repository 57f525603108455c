/** How letters end, in the languages that customers write in. */

/** These alone on a line end a letter, with or without a name. */
const closings = [
  // Italian
  '(?:(?:i )?(?:più |piu )?(?:cordiali|distinti|cari|affettuosi|migliori|sinceri|tanti|cordialissimi) saluti|saluti(?: cordiali| e grazie| e buon lavoro)?|(?:un )?(?:cordiale|caro) saluto|un saluto|cordialmente|cordialità|in fede|con osservanza|salutoni|saluto cordialmente)',
  // English
  '(?:(?:best|kind|kindest|warm|warmest|many) regards|regards|(?:yours )?sincerely(?: yours)?|yours (?:faithfully|truly)|best wishes|all the best|rgds|br|kr)',
  // German, Dutch
  '(?:(?:mit )?(?:freundlichen|freundliche|besten|beste|herzlichen|herzliche|vielen|viele|lieben|liebe|schöne) (?:grüßen|grüssen|gruessen|grüße|grüsse|gruesse|gruß)|gruß|grüße|mfg|vg|lg|hochachtungsvoll)',
  '(?:(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|mvg|groet(?:en|jes)?|hoogachtend)',
  // French, Spanish, Portuguese, Polish, the North
  '(?:(?:bien )?cordialement|(?:bien |sincères |meilleures |nos )?(?:salutations)(?: distinguées| cordiales| sincères)?|bien à vous|cdlt|cdt)',
  '(?:un saludo|(?:un )?(?:cordial|atento) saludo|(?:cordiales |atentos )?saludos(?: cordiales)?|atentamente|reciban? un cordial saludo)',
  '(?:(?:com os )?(?:melhores )?cumprimentos|atenciosamente|atenciosas saudações|att|abraços?)',
  '(?:z poważaniem|(?:serdecznie )?pozdrawiam(?: serdecznie)?|pozdrowienia|z wyrazami szacunku)',
  '(?:(?:med )?vänlig(?:a)? hälsning(?:ar)?|(?:med )?(?:venlig|vennlig) hilsen|mvh)',
].join('|');

/** What may stand before the closing on its line: "Grazie e", "Ringraziando anticipatamente, porgo i più". */
const before =
  '(?:(?:grazie|ringraziando|ringraziandovi|ringraziandola|ringrazio|vi ringrazio|thanks|thank you|many thanks|danke|vielen dank|merci|gracias|muchas gracias|obrigad[oa]|bedankt|dziękuję)(?: mille| in anticipo| anticipatamente| a lot| in advance| im voraus| d.avance| per la (?:disponibilità|collaborazione|pazienza))?\\s*(?:[,.!&]|e|ed|and|und|et|y|en|i)?\\s*)?(?:(?:e|and|with|porgo|porgiamo|invio|inviamo|con|i|my|with my|le invio|vi porgo|avec mes|recevez mes)\\s+){0,3}';

const name = "(?:\\p{Lu}[\\p{L}.'’-]*)(?: (?:\\p{Lu}[\\p{L}.'’-]*|di|de|von|van|della)){0,4}";
const after =
  '(?:[\\s,.!;]*(?:e|and|und)? ?(?:buona giornata|buon lavoro|buon weekend|buona serata|grazie|a tutti|have a nice day)?[\\s,.!;–-]*)';

const closing = new RegExp(`^${before}(?:${closings})${after}(.*)$`, 'iu');
const onlyName = new RegExp(`^${name}$`, 'u');

/** "In attesa di un cortese riscontro, porgo cordiali saluti." */
const longClosing = new RegExp(
  `^(?:in attesa|restando|resto|restiamo|rimango|rimaniamo|ringraziando|ringraziandovi|ringraziandola|certi|confidando|looking forward|nell.attesa|veuillez agréer|dans l.attente|a disposizione)\\b.{0,110}?[\\s,](?:${closings})[\\s,.!]*$`,
  'iu',
);

/** Friendly words that end a letter only if a name stands below; otherwise they are words like others. */
const farewell =
  /^(ciao|a presto|alla prossima|buona (giornata|serata|domenica)|buon (lavoro|weekend|fine settimana|pomeriggio)|cheers|best|have a (nice|great|good) (day|evening|weekend)|bonne journée|schönen tag( noch)?|bis bald|tschüss|à bientôt|fijne dag|miłego dnia|hasta luego|até logo)[\s,.!]*$/i;

/** Thanks are kept, unless a comma says that they belong to the name below ("Thanks,\nBob"). */
const thanksComma =
  /^(grazie|thanks|thank you|many thanks|thx|danke|vielen dank|merci|gracias|obrigad[oa]|bedankt|dziękuję)( mille| a lot| again| in anticipo| in advance| im voraus| d.avance| ancora)?( e (buona giornata|buona serata|buon lavoro|buon weekend))?\s?,$/i;

const thanksLine =
  /^(e )?(grazie|ti ringrazio|vi ringrazio|la ringrazio|thanks|thank you|many thanks|thx|danke|vielen dank|merci|gracias|muchas gracias|obrigad[oa]|bedankt|dank u|dziękuję|z góry)\b.{0,40}$/i;

const notNames =
  /^(guten|hallo|liebe|sehr|bonjour|bonsoir|gentil|gentili|gentile|egregi\w*|spett\w*|dear|estimad\w+|hola|buenos|buenas|bom|boa|olá|caro|cara|cari|goede\w+|goeden|beste|dzień|witam|szanown\w+|buonasera|good|tutto|non|il|la|lo|le|i|gli|un|una|the|a|an|grazie|ciao|saluti|urgente|help|aiuto|ok|perfetto|risolto|thanks|allego|buongiorno|salve|hello|hi|attendo|fatto|confermo|esatto|sì|si|no|yes|done|errore|error|thank|many|buona|buon|resto|vedi|see|idem|niente|nulla|nessun\w*|urgentissimo|risolta|riuscito|tutto|sistemato|chiuso|peccato|strano|boh|bene|ottimo|great|solved|nothing|never|same|strange|please|update|resolved|fixed|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|oggi|domani|ieri|windows|outlook|office|excel|chrome|firefox|edge|safari|linux|android)\b/i;

/** Whether the line ends the letter, whatever is below. */
export function isClosing(line: string): boolean {
  if (line.length > 160) return false;
  // "Cordiali saluti / Best regards"
  const [first = '', ...others] = line.split(/\s[/|]\s/);
  if (others.length > 0) return others.length < 4 && [first, ...others].every(isClosing);
  const match = closing.exec(line);
  if (match && (match[1] === '' || onlyName.test(match[1] ?? ''))) return true;
  return longClosing.test(line);
}

/** Whether the line ends the letter if a name is below. */
export const isFarewell = (line: string): boolean => farewell.test(line) || thanksComma.test(line);

export const isThanksLine = (line: string): boolean => thanksLine.test(line);

const titled =
  /^(dott|dr|ing|geom|rag|avv|arch|sig|sig\.ra|prof|p\.i|mr|mrs|ms|hr|fr|herr|frau|m|mme)\.?(ssa)?\s/i;
const person =
  /^[\p{Lu}][\p{L}'’-]*\.?( [\p{Lu}][\p{L}'’-]*\.?){0,3}( (di|de|von|van|della|del|dos|da) [\p{Lu}][\p{L}'’-]+)?,?$/u;

/** A person's name on its line: one to four words with capitals, with or without a title. */
export function isName(line: string): boolean {
  const bare = line.replace(/^[-–—*\s]{0,4}/, '').replace(/\*$/, '');
  if (bare.length > 50 || notNames.test(bare)) return false;
  return person.test(bare.replace(titled, '').trim());
}
