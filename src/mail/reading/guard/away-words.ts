/**
 * What people have their mail programs say while they are away, in the desk's and the other big languages. All is
 * compared with `plain` text: lower case, no accents.
 */

/** What mail programs put before the subject, or above it: the name of a thing that no person calls his mail. */
const programs = [
  'risposta automatica|risposta automatizzata|autorisposta|risponditore automatico|avviso di assenza|messaggio di assenza',
  "assenza dall'ufficio|fuori (sede|ufficio)|sono (fuori (sede|ufficio)|assente)",
  'automatic reply|auto(matic|mated)?[ -]?(reply|response|responder)|autoresponse|out[ -]of[ -](the[ -])?office( (auto-?reply|reply|response|notification|message|notice))?',
  "away from (my desk|the office)|(vacation|holiday) (reply|response|message|notice|auto-?reply)|(i am|i'm) out of (the )?office",
  'automatische (antwort|ruckantwort)|autom\\. antwort|automatische abwesenheitsnotiz|abwesenheits(notiz|nachricht|meldung|assistent|benachrichtigung)|nicht im buro',
  "reponse automatique|absence du bureau|absent(e)? du bureau|message d'absence|notification d'absence",
  'respuesta automatica|fuera de (la )?oficina|respuesta de ausencia|ausente de la oficina',
  'resposta automatica|fora do escritorio|ausencia (temporaria|do escritorio)|resposta de ausencia',
  'automatisch (antwoord|bericht)|automatische beantwoording|afwezigheids(bericht|melding|assistent)|niet op kantoor|niet aanwezig|buiten kantoor',
  'automatyczna odpowiedz|odpowiedz automatyczna|autoodpowiedz|poza biurem|nieobecnosc w biurze',
  'autosvar|automatiskt? svar|franvaro(meddelande)?|fravaer(sbesked|smelding)?|ikke pa kontoret|inte pa kontoret|ej pa kontoret',
  'automaattinen vastaus|poissa toimistosta|automaticka odpove[dd]|mimo kancelar|automatikus valasz|hazon kivul|raspuns automat',
  'αυτοματη απαντηση|автоматическии ответ|автоответ|вне офиса|автоматична відповідь|otomatik yanit|ofis disinda|automatski odgovor|samodejni odgovor',
  '自動応答|自動返信|不在通知|自动答复|自动回复|自動回覆|자동 회신|자동 응답',
];
/** Words that also begin a person's subject ("Assenza: il modulo non si apre"): never enough by themselves. */
const plainWords = [
  'assente|assenza|in ferie|ferie|sono in ferie|chiusura (aziendale|estiva|natalizia|uffici|per ferie)|messaggio automatico|fuori fino',
  'auto|ooo|on (annual |parental |maternity |sick )?(leave|vacation|holidays?)|away|automatic message|vacation|no longer (with|at|working)',
  'abwesend|abwesenheit|im urlaub|urlaub|message automatique|absen(t|te|ce)|en conges?|en vacances|hors du bureau',
  'ausente|de vacaciones|vacaciones|mensaje automatico|(de )?ferias|ausencia|afwezig(heid)?|vakantie|nieobecn\\w*|urlop|franvarande|ledig|ferie|poissa|nepritomnost',
];

const anyOf = (lists: string[]) => `(?:${lists.join('|')})`;

/** "Risposta automatica: …", "Out of Office Re: …" */
export const prefixed = new RegExp(
  `^[\\[*"]?(?<phrase>${anyOf(programs)})[\\]*"]?\\s*(?:[:：]|re:|r:)\\s*(?<rest>.*)$`,
  'u',
);
/** The whole subject is such a name. */
export const named = new RegExp(`^${anyOf(programs)}$`, 'u');
/** A subject that is one of the weaker words, and no more. */
export const barely = new RegExp(`^${anyOf(plainWords)}$`, 'u');
/** A subject that begins, or is, so: surely so, or with a weaker word. */
export const surelyBeginning = new RegExp(
  `^(?:(?:re|r|aw)\\s*:\\s*)?[\\[*"]?${anyOf(programs)}(?![\\p{L}\\d])`,
  'u',
);
export const beginning = new RegExp(
  `^(?:(?:re|r|aw)\\s*:\\s*)?[\\[*"]?${anyOf([...programs, ...plainWords])}(?![\\p{L}\\d])`,
  'u',
);

/** "I am away", in the first person or of the whole firm. */
export const away = new RegExp(
  [
    '\\b(sono|saro|saremo|siamo|mi trovo|mi trovero|ci troviamo) (al momento |attualmente |momentaneamente |temporaneamente |gia )?(fuori (ufficio|sede|dall.ufficio)|assent[ei]|in (ferie|vacanza|congedo|malattia|maternita|trasferta)|chius[ie])',
    // Who says when he is there again says that he is not now.
    '\\b(saro|sono|tornero|saremo|torneremo) (((di nuovo|nuovamente) (in ufficio|in sede|operativ|disponibil|raggiungibil))|((in ufficio|in sede|operativ\\w|disponibil\\w|raggiungibil\\w) (di nuovo|nuovamente)))|be (available|reachable|in the office) again|\\b(ab|am) .{0,20} wieder (im (buro|haus)|erreichbar|fur sie da)|\\bserai de (nouveau|retour) (au bureau|joignable|disponible)|\\bestare de (nuevo|vuelta) (en la oficina|disponible)',
    '\\b(ufficio|uffici|azienda|sede|studio|societa) (e|sono|restera|resteranno|rimarra|rimarranno|sara|saranno) (chius|in ferie)|osserv(a|era|eremo|iamo) (la|il|un) (chiusura|periodo di chiusura)|attualmente in (ferie|congedo|maternita|malattia)',
    'non (sono|saro) (attualmente |momentaneamente )?(in ufficio|in sede|disponibile|raggiungibile)|non (lavora|lavoro|fa parte|faccio parte|e) piu (in|per|con|presso|di|della|parte|con noi)|non faccio piu parte|^.{0,30}\\b(assente|in ferie|fuori (sede|ufficio)) (fino|sino) al|(casella|indirizzo|account) .{0,40}non (e|viene|sara) (piu (attiv[ao]|in uso)|(piu )?(presidiat[ao]|lett[ao]|consultat[ao]))',
    "\\bi( am|'m| will be|'ll be| shall be)( currently| presently| now)? (out of (the )?office|out of office|ooo|away|on (annual |parental |maternity |paternity |sick |a )?(leave|vacation|holidays?|pto)|not in the office|travel+ing)|\\b(currently|now) out of (the )?office",
    '\\b(our|the) offices? (is|are|will be) closed|no longer (works?|working|with|employed|part of|at|monitored)|travel+ing (on|for) business|ha(s|ve) (now )?left (the|our) (company|organi[sz]ation)',
    '\\b(bin|werde|befinde) .{0,80}(nicht im (buro|haus|hause)|abwesend|im urlaub|nicht (zu )?erreichbar|ausser haus|in elternzeit|nicht am arbeitsplatz)|habe das unternehmen verlassen|nicht mehr (im unternehmen|fur .{1,40} tatig|bei .{1,40} (tatig|beschaftigt))',
    '\\b(je suis|je serai|suis) .{0,60}(absente?|en conges?|en vacances|hors du bureau|en deplacement)|actuellement (en conges?|absente?|en deplacement)|ne fait plus partie|bureaux (sont|seront) fermes',
    '\\b(estoy|estare|me encuentro|me encontrare|estaremos) .{0,50}(fuera (de (la )?oficina|y (regres|volver))|ausente|de vacaciones|de baja|cerrad)|ya no trabaja (en|con|para)',
    '\\b(estou|estarei|encontro-me|estaremos) .{0,50}(fora do escritorio|ausente|(de|em) ferias|de licenca)|ja nao trabalha',
    '\\b(ik ben|ben ik|momenteel|ik) .{0,80}(afwezig|niet (op kantoor|aanwezig|bereikbaar)|met vakantie|op vakantie|met verlof)|niet meer werkzaam',
    '\\b(jestem|bede|przebywam|w dniach) .{0,60}(nieobecn|poza biurem|na urlopie|niedostepn)|nie pracuje juz',
    '\\b(jag ar|jeg er|jeg har) .{0,60}(borta|ledig|semester|franvarande|pa kontoret|fraver|fravaerende|ferie|bortreist|barsel)|(har|er) ikke (lenger|laengere)|arbetar inte langre',
    '\\b(olen|jaan) .{0,30}(poissa|lomalla)|szabadsagon|hazon kivul|mimo kancelar|(jsem|jsme|som|sme|budem?|budu) .{0,40}(dovolen|nepritom)',
    "in concediu|plecat din birou|in afara biroului|na (godisnjem )?odmoru|izvan ureda|na dopustu|odsot(en|na)\\b|fora de l'oficina|de vacances fins|izindeyim|izinliyim|ofis disinda",
    'в отпуске|в командировке|вне офиса|отсутству|меня нет в офисе|у відпустці|відсутн|поза офісом|απουσιαζω|εκτος γραφειου|λειπω (με|σε)|σε αδεια',
    '席を外して|不在|不在办公室|不在辦公室|休假',
  ].join('|'),
  'u',
);

/** It speaks of itself: "Questa è una risposta generata automaticamente". */
export const ofItself =
  /questa e una|questo e un|generat|automaticamente|this is an|automatically|dies ist eine|automatisch er|ceci est|este es un|esta e uma|dit is een/;
/** It says that it is automatic. */
const saysAutomatic =
  /((risposta|messaggio|e-?mail|mail) (e .{0,20})?(generat\w+ )?(in modo )?automatic|automat(ic|ed|ically)[ -](reply|response|message|generated|e-?mail|sent)|autoreply|auto-reply|automatisch (erstellt|generiert|versendet|gegenereerd)|automatische (antwort|nachricht)|(message|reponse) automatique|(respuesta|mensaje) automatic|(resposta|mensagem) automatic|automatisch (bericht|antwoord)|automatyczna|autosvar|non rispondere a (questa|questo)|do not reply)/;

/** What goes with it: when I am back, what to do if it is urgent, thanks for the letter. Each group counts once. */
export const companions: RegExp[] = [
  /\b(rientr|al mio ritorno|faro ritorno|di ritorno|tornero|riap(r|ert)|riprender|saro di nuovo|return|be back|back (on|in|mon|tues|wednes|thurs|fri)|wieder (.{0,12}da|im|erreichbar)|ruckkehr|zuruck|de retour|mon retour|reprise|regres|a mi vuelta|de volta|retorn|terug|wracam|wroce|powr|tillbaka|tilbake|tilbage|palaan|navrat|visszater|intoarc|povratk|vrnem)|вернусь|возвращ|повернусь|επιστρ|donus|戻り|返回/,
  /\b(urgen|(in caso di|per (qualsiasi|ogni)) (necessita|bisogno|richiesta|comunicazione|evenienza)|for any(thing| )|in (my|his|her) absence|in mia assenza|wahrend meiner abwesenheit|dringend|en mon absence|en mi ausencia|spoed|pilnych|bradskande|haste|kiireellis|nalehav|surn|surgos|acil|hitn|nujn)|срочн|термінов|επειγ/,
  /\b(saltuari|sporadic|accesso limitato|limited access|no access|non (leggero|potro (leggere|rispondere))|rispondero|leggero|non avro accesso|ne pourrai pas|saranno evas|(e stat[oa]|e) (ricevut|pervenut|arrivat)[oa]|(verra|sara|verranno|saranno) (lett|evas)|(has been|was) received|will be (read|answered)|eingegangen|wird .{0,30}(gelesen|beantwortet)|sera (lu|traite)|sera (leid|lid)[oa]|wordt .{0,30}gelezen|zostanie przeczytan|delayed|slow to respond|intermittent|('ll|will) (respond|reply|answer|get back)|nicht weitergeleitet|eingeschrankt|unregelmassig|je vous repondrai|acces limite|respondere|responderei|beantwoord|odpowiem|svarar)/,
  /\b(grazie (per|di) (il (tuo|suo|vostro)|la (tua|sua|vostra)|avermi|averci|aver|essersi)|thank(s| you) for (your|contacting|the|getting)|vielen dank fur|danke fur|merci (de|pour) (votre|m'avoir)|gracias por su|obrigad[oa] pel[oa] (seu|sua|vosso|contacto|contato)|bedankt voor|dziekuje za|tack for|takk for|tak for)/,
  // A period with its dates: from the 23rd to the 27th.
  /\b(from|vanaf|ab dem|a partir|until|till|through|dal|fino al|sino al|vom|bis|du|jusqu'au|desde|hasta|del|ate|tot|van|od|do|til|till|pana|fins) .{0,24}\d|до \d|εως \d|\d.{0,14}(saakka|asti|-ig|'?a kadar)/,
  saysAutomatic,
];

/** Who is there instead. It counts for nothing by itself: who is away and wants something names his colleague too. */
export const deputy =
  /\b(contattare|rivolgersi|rivolgetevi|scrivere a|chiamare|telefonare|inoltrare|contact|please (direct|write|e-?mail|call|ask|reach)|direct (any|all|your)|reach (out|me)|ping \S+$|call \w+$|kindly (resend|contact|write)|re-?send your|wenden sie|vertret|kontakt|contacter|(s')?adresser|contacte|contactar|llame|dirija|escrib(a|ir) a|contat|ligue|contact opnemen|neem contact|o kontakt|ota yhteytta|kontaktuj|kereses|keresse|forduljon|contactat|iletisim|pokli)|обращ|свяжит|зверта|επικοινων/;

/** What tells nothing: how a letter begins and ends, which languages it has. */
export const courtesy =
  /^((buon\w+|salve|ciao|gentil\w+|spett\w+|egregi\w*|hello|hi|dear|good|hallo|guten|sehr|bonjour|madame|monsieur|hola|buen[oa]s|estimad\w+|ola|bo[ma]|caro|prezad\w+|beste|geachte|goede\w*|dzien|witam|szanown\w+|hej|hei|dobry|pozdrav\w+|postovani|tisztelt|buna|merhaba|sayin|bon|здравствуите|добры\w*|вітаю|καλησπερα|καλημερα)\b.{0,40}|((la|ti|vi) ringrazio|grazie|thanks|thank you|danke|merci|gracias|obrigad[oa]|bedankt|dziekuje|tack|takk|tak|dekuji|koszonom|multumesc|tesekkurler|спасибо|дякую|ευχαριστω)( (mille|a lot|per il (suo|tuo|vostro) messaggio|per la (sua|tua|vostra) (e-?)?mail|vielmals|beaucoup))?|(un |cordiales )?saludos?|(buone|buon|happy|merry|frohe|joyeu\w+|felic\w+) (feste|natale|anno|holidays|christmas|new year|feiertage|fetes|fiestas|festas)|.{0,10}(english|italian\w?|deutsch).{0,20}|\D{0,6}\d[\d\s/.:-]*(\p{L}+)?[\d\s]*|\S*)$/u;

/** What nobody lets a program say for days: today and tomorrow, the hour of a visit, a yes, "contattare me". */
export const ofTheMoment =
  /^(si|no|yes|ok)\b[,. ]|\b(oggi|domani|dopodomani|stamattina|pomeriggio|today|tomorrow|this (morning|afternoon)|(alle|dopo le|dalle) \d+|contattare me|chiamare me|(contact|call) me)\b/;

/** What a person adds who is away and all the same wants something. */
export const wish =
  /\?|\b((vi|ti|le) faccio sapere|fatemi sapere|let (me|you) know|call me|(chiama|contatta|manda|invia)(te)?mi|i('ll| will) (try|test|send)|per favore\b(?! (?:contatt|rivolg|scriv|chiam|inoltr))|vi chied\w*|chiedo|vorrei|(mi|ci) serv\w*|avrei bisogno|abbiamo bisogno|could you|can you|(we|i) need|wrong|sbagliat\w*|non (funziona|va|parte|riesco|si (apre|stampa|avvia|collega))|(impost|(dis)?attiv|(dis)?abilit|ripristin|sblocc|cancell|elimin|install)(are|ate)|(ferm|sospend|corregg|togli|aggiung|sistem|riavvi|spegn|verific|controll|aggiorn|modific|cambi|ripar|risolv|riprend|intervien|interven)(ate|ete|ite)|(ri)?(prov|verific|mand)o|riferisco|aggiorno|dare accesso|scadut[ao]|bloccat[ao]|set (up )?(a|an|the|my)|(enable|disable|reset|delete|unlock) \w+|has expired|locked out|errore|(?<!(?:qualsiasi|eventuale|ogni|qualunque|any|urgent) )problema?|doesn't work|does not work|not working|broken|error|crash|funktioniert nicht|ne (marche|fonctionne) pas|no funciona|werkt niet|nie dziala)\b/;
/** "I am away until the 20th, but …" */
export const but = /\b(ma|pero|tuttavia|but|however|aber|jedoch|mais|pero|porem|maar|ale|men)\b/;
