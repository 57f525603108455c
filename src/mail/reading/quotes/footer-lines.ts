/** What stands below a letter beside names: ways to reach somebody, marks of telephones, lawyers, scanners of viruses. */

/** A line that a telephone or a mail program adds. */
export const mobile = new RegExp(
  `^[-–—_*(<\\s]{0,6}(${[
    "inviat[oa] (da|dal|dalla|dall'app|con|tramite|via) ?(mio |mia )?.{0,60}|mandato da (mio )?(iphone|ipad|android).{0,30}",
    'from my (iphone|ipad|android|samsung|phone)[\\w ]{0,12}|sent by .{0,30}|sent (from|via|with|using) (my |the )?.{0,90}',
    '(ottieni|scarica|get|download|obtenez|obtener|obtén|obter|holen sie sich|télécharger|pobierz) (o )?(bluemail|outlook|yahoo mail|libero mail|spark|typeapp|aqua mail|mail).{0,80}',
    'diese nachricht wurde von .{0,60} gesendet\\.?|(von|gesendet (von|mit)) (meinem|meiner|outlook|der|dem|mail)?.{0,50}',
    'envoyé (de|depuis|avec|à partir de).{0,60}|enviad[oa] (desde|do|a partir|de|con).{0,60}',
    '(verzonden|verstuurd) (vanaf|met|via|vanuit).{0,60}|wysłan[eo] (z|za).{0,60}|skickat från .{0,40}|sendt fra .{0,40}',
    'lähetetty .{0,40}|odesláno z .{0,40}|odoslané z .{0,40}|trimis (de pe|din) .{0,40}|отправлено (с|из) .{0,40}|надіслано з .{0,40}',
    '.{0,40} bluemail .{0,40}',
    '(scusate|scusa|scusi|perdona|perdonate) (la |per la |gli )?(brevità|errori).{0,60}|(please )?(excuse|pardon|forgive) (the |my |any )?(brevity|typos).{0,60}',
  ].join('|')})$`,
  'i',
);

/** "Inviato: 3 fatture" and "inviato da noi ieri" are not telephones': the line must name a program or a device. */
export const mobileProgram =
  /iphone|ipad|ipod|ios|android|samsung|galaxy|huawei|xiaomi|redmi|oppo|pixel|motorola|nokia|blackberry|windows|outlook|yahoo|libero|virgilio|alice|tim mail|tiscali|gmail|bluemail|proton|aqua|spark|smartphone|cellulare|iphon|телефон|telefono|tablet|handy|mobile|cell|tuta|\bnine\b|zoho|\bgmx\b|web\.de|dispositivo|device|posta di|mail (per|for|für|pour)|telefoon|webmail|mobil|téléphone|móvil|telefonu|thunderbird|zimbra|airmail|k-9|\bphone|alcatel|htc\b/i;

/** How a disclaimer, a plea for trees or a virus scanner's praise begins. */
const disclaimers = [
  /^[*_\s"]{0,6}(avviso|nota|clausola|avvertenz[ae]|informativa)( legale)?( di| sulla| sul|:)?\s?(riservatezza|confidenzialità|privacy|legale|di riservatezza)/i,
  /^[*_\s"]{0,6}(privacy|riservatezza|confidentiality|disclaimer|legal (notice|disclaimer)|vertraulichkeit\w*|confidentialité|confidencialidad|aviso (legal|de confidencialidad)|avis de confidentialité|datenschutzhinweis)( notice| statement| note)?\s?[:.*–-]/i,
  /^[*_\s"]{0,6}(avviso di riservatezza|confidentiality notice|disclaimer|aviso legal|avviso legale)[*_\s".:]{0,6}$/i,
  /^[*_\s"(]{0,6}(le informazioni|il contenuto|i contenuti|le notizie|i dati)( \w+){0,4} (contenut\w|trasmess\w|riportat\w|di (questa|questo|tale)|della presente|del presente|nella presente|presenti)\b.{0,120}(mail|e-mail|messaggio|comunicazione|trasmissione|allegat|documento)/i,
  /^[*_\s"(]{0,6}(questa|questo|la presente|il presente|il|la) (e-?mail|email|messaggio|messaggio di posta|comunicazione|posta elettronica|documento)\b.{0,200}(riservat|confidenzial|destinatari|esclusiv|privileg|informazioni)/i,
  /^[*_\s"(]{0,6}(ai sensi|in ottemperanza|in conformità|in relazione|a norma|ai fini|nel rispetto|in osservanza)\b.{0,60}(regolamento|reg\.|d\.? ?lgs|decreto|gdpr|2016\/679|196\/2003|privacy|normativa)/i,
  /^[*_\s"(]{0,6}(qualora|nel caso|se)\b.{0,60}(ricevuto|ricevuta|ricevere|pervenut\w|destinatari\w)\b.{0,60}(errore|messaggio|mail|email|documento|comunicazione)/i,
  /^[*_\s"(]{0,6}(this|the|any|information (contained )?in this)\b.{0,50}\b(e-?mail|message|communication|transmission)\b.{0,200}(confidential|privileged|intended|addressee|recipient|legally)/i,
  /^[*_\s"(]{0,6}the (information|content)s?\b.{0,60}\b(e-?mail|message|communication)\b/i,
  /^[*_\s"(]{0,6}if you (are not|have received|received)\b.{0,60}(recipient|message|e-?mail|error|addressee)/i,
  /^[*_\s"(]{0,6}(diese e-?mail|diese nachricht|der inhalt dieser)\b.{0,200}(vertraulich|bestimmt|adressat|empfänger)/i,
  /^[*_\s"(]{0,6}(ce (message|courriel|mail|mél)|cet e-?mail|les informations)\b.{0,200}(confidentiel|destinat|exclusi)/i,
  /^[*_\s"(]{0,6}(este (mensaje|correo|e-?mail)|esta (mensagem|comunicación)|la información)\b.{0,200}(confidencial|destinat|dirigid|exclusiv)/i,
  /^[*_\s"(]{0,6}(dit bericht|deze e-?mail|de informatie)\b.{0,200}(vertrouwelijk|bestemd|geadresseerde)/i,
  /^[*_\s"(]{0,6}(ta wiadomość|niniejsza wiadomość|treść tej wiadomości)\b.{0,200}(poufn|adresat|przeznaczon)/i,
  /^.{0,6}(please (consider|think)|before printing|think before|prima di stampare|pensa all.ambiente|rispetta l.ambiente|rispettiamo l.ambiente|non stampare|save (paper|trees)|bitte (denken|prüfen) sie|pensez à l.environnement|antes de imprimir|think green|salva un albero|save a tree|do you really need to print|è davvero necessario stampare)\b.{0,160}$/i,
  /^.{0,4}(questa e-?mail|questo messaggio|this e-?mail|this message|diese e-?mail|cet e-?mail|este (correo|e-?mail))\b.{0,40}\b(è stat\w|has been|wurde|a été|ha sido|is)\b.{0,60}(avast|avg|virus|antivirus|malware|kaspersky|eset|norton|spam)/i,
  /^.{0,4}(mail )?(priva di virus|virus-free|virenfrei|sans virus|libre de virus|garantita immune da virus|scanned by|no virus found|controllata da|checked by avg)\b/i,
  /^.{0,4}(iscritta? al|registro (delle )?imprese|amtsgericht|registergericht|registered in england|company registration|geschäftsführer|sitz der gesellschaft)\b/i,
];

export const isDisclaimer = (line: string): boolean => disclaimers.some(pattern => pattern.test(line));

/** A way to reach somebody, or what the law wants below a company's letter. */
export const contact =
  /(\+\d{2}[\d\s./()-]{6,}|\b0\d{1,4}[\s./-]{0,3}\d[\d\s.-]{4,}|\b3\d\d[\s./-]{0,2}\d{3}[\s.-]?\d{3,4}\b|\b(tel|telefono|phone|fax|cell|cellulare|mob|mobile|centralino|handy|ufficio|office|direct|diretto|interno|int|fon|tél|tlf|teléfono|móvil|skype|whatsapp)\b\.?\s?:?\s?[+(\d]|^[*_]?[tmfpewc][.:]\s?\S|\S@\S+\.\S|\bwww\.|https?:\/\/|\bp\.? ?iva\b|\bpartita iva\b|\bc\.? ?f\.? ?[:\d]|\bvat\b|\bust-?id|\brea\b.{0,6}\d|\bcap\. ?soc|\bcapitale sociale|\bpec\b ?:|\bsdi\b ?:|\bcodice univoco|\bsiret\b|\bcif\b ?:|\bkvk\b|\bbtw\b|\bnip\b ?:?)/i;

/** A postal address or a firm. */
export const place =
  /(^[*_]?(via|viale|v\.le|piazza|p\.zza|piazzale|corso|c\.so|largo|strada|str\.|loc\.|localit[aà]|contrada|c\.da|zona ind\w*|vicolo|rue|avenue|calle|rua|avenida|ul\.|sede|uffici|stabilimento|headquarters)\b|\b(s\.? ?r\.? ?l\.?s?|s\.? ?p\.? ?a|s\.? ?n\.? ?c|s\.? ?a\.? ?s|gmbh|ag|kg|ltd|llc|inc|plc|sarl|sas|s\.?l\.?|lda|b\.?v|n\.?v|sp\. z o\.o|soc\. coop\w*|ab|aps|onlus)\.?($|[\s,|–-])|\b\d{5}\b.{0,40}\b\(?[A-Z]{2}\)?$|\b\d{4,5} \p{Lu}\p{L}+|(straße|strasse|str\.|straat|street|road|avenue|lane|square)\b.{0,40}\d|\d.{0,20}\b(street|road|rd|lane|ave)\b)/iu;

/** Images and lines that mail programs draw into signatures. */
export const ornament =
  /^([-_=*~•·–—\s.|]{2,200}|\[?(cid|image|immagine|logo|foto|bild)\b[^\]]{0,120}\]?|\[[^\]]{0,160}\]|<https?:[^>]{1,300}>|(facebook|linkedin|instagram|twitter|youtube|x|seguici( su)?|follow us( on)?)\b.{0,80})$/i;
