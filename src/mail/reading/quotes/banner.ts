import { nextWords, seen } from './lines.ts';

/** What mail gateways write above a mail that comes from outside, in the languages of Exchange and its kin. */
const banners = [
  /^\W{0,6}(external|externa|externe|extern|esterno|esterna)( (e-?mail|mail|message|sender|mittente))?\W{0,4}$/iu,
  /^\W{0,6}external( (e-?mail|message|sender))?\W{1,3}.{0,60}\b(click|open|trust|caution|careful|links?)\b/iu,
  /^\W{0,6}(caution|warning|attention|notice|be careful)\b.{0,60}\b(e-?mail|message|sender|mail)\b.{0,80}\b(originat\w+|(from|is) (outside|external|an external)|trust|recogni[sz]e|do not click|don.t click)\b/iu,
  /^\W{0,6}(this|the) (e-?mail|message|mail)\b.{0,20}\b(originat\w+|came|comes|sent|received|is)( \w+)? from (outside|an? external|external)\b/iu,
  /^\W{0,6}(you don.t often get e-?mail from|some people who received this message don.t often get)\b/iu,
  /^\W{0,6}e-?mail esterna\W{1,3}/iu,
  /^\W{0,6}((attenzione|avviso|cautela|importante|avvertenza)\W{1,4})?(questa (e-?mail|mail)|questo messaggio|e-?mail|messaggio)( .{0,20})? (provien\p{L}+|provenient\p{L}+|inviat\p{L}|ricevut\p{L}|origin\p{L}+) .{0,20}(dall.esterno|da (un )?(mittente|indirizzo|dominio|utente) esterno|esterna)(?!\p{L})/iu,
  /^\W{0,6}(non si ricevono spesso messaggi|alcune persone che hanno ricevuto questo messaggio non ricevono)(?!\p{L})/iu,
  /^\W{0,6}((achtung|vorsicht|warnung)\W{1,4})?diese (e-?mail|nachricht)\b.{0,20}\b(stammt|kommt|wurde) .{0,30}(extern|außerhalb)|^\W{0,6}sie erhalten nicht (häufig|oft) e-?mails von/iu,
  /^\W{0,6}((attention|prudence)\W{1,4})?(ce (message|courriel|mail)|cet e-?mail) (provient|émane|vient) .{0,40}(extern|extérieur)|^\W{0,6}vous n.obtenez pas souvent/iu,
  /^\W{0,6}((atención|precaución|cuidado)\W{1,4})?este (mensaje|correo)\b.{0,20}\b(procede|proviene|enviado desde) .{0,40}(extern[oa]|fuera)|^\W{0,6}no suele recibir correo/iu,
];

/** How such a warning goes on in its next lines: it tells what not to do, or where to learn more. */
const goesOn =
  /\b(do not|don.t|never|avoid|unless you|before you)\b.{0,80}\b(click|open|repl\w+|links?|attachments?|trust|respond|recogni[sz]e|know|sender)\b|\b(recogni[sz]e the sender|the content is safe|learn (more|why)|aka\.ms)\b|\b(non|prima di|evita(re|te)?|a meno che)\b.{0,60}\b(clic\w*|apri\w*|rispond\w+|allegat\w|link|mittente)\b|riconosc\w+ il mittente|il contenuto .{0,12}sicur|informazioni sul perch|\b(klicken|öffnen) sie\b|\b(ne cliquez|n.ouvrez|no haga clic|no abra)\b/iu;

/** What no gateway says: a person speaks of the warning, or of links, and asks. */
const persons =
  /\?|(?<!\p{L})(I|my|me|mi|nostr[aeio]|vostr[aeio]|every|each|ogni|tutte|since|please fix|da (ieri|oggi|lunedì))(?!\p{L})/u;

/** The longest warning, in lines with words. */
const longest = 5;

/** Where the words begin below a gateway's warning ("[EXTERNAL] …") at the top of a mail; 0 where there is none. */
export function bannerEnd(lines: string[]): number {
  const first = nextWords(lines, 0);
  if (!isBanner(seen(lines[first])) || persons.test(seen(lines[first]))) return 0;
  let end = first + 1;
  while (end < Math.min(lines.length, first + longest) && warns(seen(lines[end]))) end++;
  return end;
}

const warns = (line: string): boolean => goesOn.test(line) && !persons.test(line);

const isBanner = (line: string): boolean => banners.some(pattern => pattern.test(line));
