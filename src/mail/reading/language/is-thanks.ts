import { newText } from '../new-text.ts';

/** Words of thanks, and words that say that all is done. */
const thanks =
  /(?<!\p{L})(grazie\p{L}*|graz|ringrazi\p{L}*|perfett[oi]|ottimo|fantastico|eccellente|risolto|sistemato|a posto|gentilissim\p{L}+|chius[aoie]|chiud\p{L}+|funzionant\p{L}|tutto (ok|bene|bello)|regolar\p{L}*|correttamente|efficient\p{L}+|velocissim\p{L}+|rapidissim\p{L}+|bravissim\p{L}+|brilliant|lovely|(?:ora|adesso) (?:riesco|riusciamo)|a buon fine|funziona|va bene|ok|okay|okey|thanks|thank you|thx|tks|ty|cheers|perfect|great|excellent|awesome|solved|fixed|resolved|works|working|all good|appreciated?|close|danke|vielen dank|dankesch\p{L}+|perfekt|erledigt|merci|parfait|résolu|gracias|perfecto|resuelto|solucionado|obrigad[oa]|resolvido|bedankt|dank u|opgelost|dziękuję|dzięki)(?!\p{L})|👍|🙏|❤️|👏|🎉/iu;

/** Cries that are thanks only where they stand alone: "Top!", and "Top light blinking". */
const cry = /^\s*(super|grande|grandi|bravi|bravo|top)(\s+(grazie|thanks|ragazzi|davvero))?\s*$/iu;

/** Words that make more of it than thanks. */
const butMore =
  /(?<!\p{L})(ma|però|pero|tuttavia|comunque|invece|purtroppo|inoltre|peraltro|altr[oaie]|un'altra|manca\p{L}*|resta|rimane|finché|appena|sempre|vorrei|vorremmo|potete (?!chiudere (?!anche)|chiudere$|pure chiudere|procedere)|anche|procedete|procedi|tranne|salvo|eccetto|quasi|solo|soltanto|ricapit\p{L}*|success[oa]|(per|for) (niente|nulla|nothing)|in anticipo per|in advance for|(?<!(?:thanks|thank you|works|working|running|fine|ok) )again|again (and|it)|di nuovo (?!grazie)(?=giù|down|ferm|rott|bloc|uguale)|(?<!più )giù|(?<!grazie )ancora(?! grazie)|procedere|proviamo|risentiamoci|tornat[oa]|badly|offline|occhio|segna|confermo (?:il|la|l'\p{L}+)|accett\p{L}+|preventiv\p{L}|offerta|go ahead|ved(iamo|remo)|(works|funziona) (on|in|for|with|su|sul|con|nel|solo)|happen\p{L}*|only|almost|apart from|(?<!(?:buon|buona|nice|good|great|happy|bel) )(lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|potreste|potresti|puoi (?!chiudere)|riuscite|serve|servono|servirebbe|avrei|bisogno|attendo|aspetto|attesa|quando|come mai|perché|perche|errore|errori|problema (?!(è )?risolto)|problemi|dimenticav\p{L}+|dopo|allego|allegat\p{L}|in allegato|but|however|still|unfortunately|also|another|one more|except|please (?!close)|can you|could you|would you|when|how|why|error|issue (?!(is )?(solved|resolved|fixed|closed))|wait\p{L}*|aber|leider|noch|jedoch|mais|encore|malheureusement|todavía|aún|sin embargo|mas|ainda|maar|nog|ale|jeszcze|attached|btw|by the way|se (il|la|lo|si|non)|if|ferm[aoie]|blocca\p{L}*|rott[aoie]|lent[aoie]|sbagliat[aoie]|spent[aoie]|spar\p{L}+|scadut[aoie]|cade|cadut[aoie]|crash\p{L}*|down|broken|stuck|slow|wrong|fail\p{L}*|missing|urgent\p{L}*|mandat\p{L}*|inviate\p{L}*|chiamat\p{L}*|richiam\p{L}+|domani|stasera|lunedì|più tardi|aggiorno|mando|invio|provo|proverò|faccio sapere|farò|seriale|numero|sto|stiamo|usa|uso|usiamo|use|using|vi chiedo|le chiedo|will|i'll|tomorrow|later|number|let you know|verificate|controllate|guardate|fate|fatemi|send|call|check)(?!\p{L})/iu;

/** A denial, unless it denies a trouble: "non ci sono problemi", "nessun problema", "no problem". */
const denial =
  /(?<!\p{L})(non|nessun\p{L}*|not|no|isn.t|doesn.t|don.t|can.t|cannot|nicht|kein\p{L}*|pas|não|niet|nie)(?!\p{L})/iu;
const kindDenial =
  /(?<!\p{L})(non (c.è|serve|occorre|ci sono|abbiamo|ho)( più| altro)?( problem\p{L}| bisogno( di)? altro| altro( da aggiungere)?)?[.! ]*$|non (c.è|serve|occorre) (più )?(altro|niente|nulla)|non ci sono (più )?problemi|(nessun|senza) problem\p{L}*|non si (ripete|presenta|ripresenta|è (più )?ripresentato) più|non si è più ripresentat\p{L}|no (more )?(problems?|issues?|worries)|not happening any ?more|no further (questions?|help|action)|nothing else)(?!\p{L})/giu;

/** "Perfetto, problema risolto": named to say that it is gone. */
const gone =
  /(?<!\p{L})((il )?problema (è |è stato |sembra |pare |ora è )?(ora |adesso )?(risolto|rientrato|sparito|sistemato)|(the )?(issue|problem|error) (is |has been |seems |was )?(now )?(solved|resolved|fixed|gone)|(l.)?errore (è |non c.è più|non compare più|è )?(sparito|scomparso|risolto)?|risolto (il problema|l.errore)|come sempre|as always|as usual|quando volete|when(ever)? you (want|like)|se volete|in attesa di)(?!\p{L})/giu;

/** It names a thing, or one of several, or tells what comes next: "the red one", "adesso lo scanner". */
const names =
  /(?<!\p{L})(the|il|lo|la|gli|l'|un|uno|una|an|same|stess[oaie]|quell[oae]|quest[oae]|volta|first|second|dead|go|mi (?:ri)?chiam[ia]|oggi|today)(?!\p{L})|l'\p{L}/iu;

const clauseEnd = /[.!,;\n]+/;

/** Thanks are short; in a longer text there is something to read. */
const longest = 200;

/** "Buona giornata", "siete stati veloci", a name; a longer sentence without a word of thanks tells something. */
const isSmallTalk = (sentence: string): boolean =>
  ((sentence.match(/[\p{L}']+/gu)?.length ?? 0) <= 3 &&
    !/\d|\p{L}{3}[aei]te(?!\p{L})/u.test(sentence) &&
    !names.test(sentence)) ||
  /^\W*(buona|buon|have a|schön\p{L}+|bonne|le auguro|vi auguro|auguro)(?!\p{L})/iu.test(sentence);

/** "Grazie mille, risolto!": nothing to answer, nothing to reopen. In doubt a person shall read it: false. */
export function isThanks(text: string): boolean {
  // A longer text may be thanks above a long signature; more than that is not worth a look.
  if (text.trim() === '' || text.length > 20 * longest) return false;
  const words = newText(text).reply.replace(/[’`]/g, "'").trim();
  if (words === '' || words.length > longest || words.includes('?')) return false;
  // Something is announced: "thanks, one more thing: …".
  if (/:\s*\S/.test(words.replace(/\d:\d|:[-)D(]/g, ''))) return false;
  const open = words.replace(kindDenial, ' ').replace(gone, ' ');
  if (butMore.test(open) || denial.test(open)) return false;
  const isThankful = (sentence: string) => thanks.test(sentence) || cry.test(sentence);
  if (!words.split(clauseEnd).some(isThankful)) return false;
  return open.split(clauseEnd).every(sentence => isThankful(sentence) || isSmallTalk(sentence));
}
