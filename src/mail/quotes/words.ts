/**
 * The words by which mail programs introduce what they quote, in the languages that customers write in. Tables, so
 * that a further language is a further line.
 */

/** How a header is called in the block that Outlook and its kin put above a quoted mail. */
export const headerNames = {
  from: ['da', 'from', 'von', 'de', 'van', 'od', 'från', 'fra', 'mittente', 'exp[ée]diteur'],
  date: [
    'inviato',
    'inviato il',
    'data',
    'sent',
    'date',
    'gesendet',
    'datum',
    'envoy[ée]',
    'envoy[ée] le',
    'enviad[oa]',
    'enviado el',
    'enviada em',
    'fecha',
    'verzonden',
    'wys[łl]ano',
    'data wysłania',
    'skickat',
    'sendt',
  ],
  other: [
    'a',
    'to',
    'an',
    'à',
    'para',
    'aan',
    'do',
    'till',
    'til',
    'per',
    'cc',
    'ccn',
    'bcc',
    'dw',
    'kopie',
    'copia',
    'oggetto',
    'ogg',
    'subject',
    'betreff',
    'objet',
    'asunto',
    'assunto',
    'onderwerp',
    'temat',
    'ämne',
    'emne',
    'priorità',
    'importanza',
    'importance',
    'wichtigkeit',
    'allegati',
    'attachments',
    'reply-to',
    'rispondi a',
  ],
} as const;

/** "… wrote". The first word of a longer verb is enough where nothing else is meant by it. */
export const wrote = [
  'ha scritto',
  'hanno scritto',
  'wrote',
  'writes',
  'a écrit',
  'a ecrit',
  'schrieb',
  'schreef',
  'escribió',
  'escribio',
  'escreveu',
  'napisał',
  'napisała',
  'napisał\\(a\\)',
  'napisał/a',
  'pisze',
  'skrev',
  'a scris',
  'napsal',
  'kirjoitti',
];

/** What a line "On …, … wrote:" may begin with: a preposition or a weekday. */
export const attributionOpeners = [
  ...['il', 'in data', 'on', 'am', 'le', 'el', 'em', 'op', 'den', 'dnia', 'w dniu', 'în', 'alle', 'at'],
  ...['lun', 'mar', 'mer', 'gio', 'ven', 'sab', 'dom', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  ...['pon', 'wt', 'śr', 'czw', 'pt', 'niedz', 'maandag', 'dinsdag', 'lundi', 'jeudi', 'quoting', 'citando'],
];

/** A line that alone says: below is another mail. Matched whole, between dashes or not. */
export const separators = [
  'messaggio originale',
  'messaggio originario',
  'original message',
  'original-nachricht',
  'originalnachricht',
  'ursprüngliche nachricht',
  'ursprungliche nachricht',
  'message d.origine',
  'message original',
  'mensaje original',
  'mensagem original',
  'oorspronkelijk bericht',
  'oorspronkelijk e-mailbericht',
  'wiadomość oryginalna',
  'oryginalna wiadomość',
  'original appointment',
  'reply message',
  'replied message',
];

/** As above, for what was passed on. */
export const forwardSeparators = [
  'messaggio inoltrato',
  'messaggio originale inoltrato',
  'inizio messaggio inoltrato',
  'inizio del messaggio inoltrato',
  'forwarded message',
  'forwarded by .{1,60}',
  'begin forwarded message',
  'weitergeleitete nachricht',
  'anfang der weitergeleiteten nachricht',
  'message transféré',
  'message transmis',
  'début du message réexpédié',
  'mensaje reenviado',
  'inicio del mensaje reenviado',
  'mensagem encaminhada',
  'mensagem reencaminhada',
  'doorgestuurd bericht',
  'begin doorgestuurd bericht',
  'przekazana wiadomość',
  'wiadomość przekazana',
];

/** Lines by which a help desk asks for the answer above them. */
export const replyAbove =
  /^[-#=*\s]*(please )?(rispondi|rispondere|scrivi|scrivere|reply|type your reply|antworten sie)\b.{0,20}\b(sopra|above|oberhalb)\b.{0,40}[-#=*\s]*$/i;
