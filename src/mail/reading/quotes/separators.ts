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
  'messaggio di risposta',
  'initial header',
  'oprindelig meddelelse',
  'opprinnelig melding',
  'ursprungligt meddelande',
  'alkuperäinen viesti',
  'původní zpráva',
  'pôvodná správa',
  'eredeti üzenet',
  'mesaj original',
  'izvorna poruka',
  'orijinal (?:mesaj|ileti)',
  'özgün ileti',
  'αρχικό μήνυμα',
  'исходное сообщение',
  '原始邮件',
  '原始郵件',
  '元のメッセージ',
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
  'vidarebefordrat meddelande',
  'videresendt (?:meddelelse|besked|melding)',
  'välitetty viesti',
  'přeposlaná zpráva',
  'továbbított üzenet',
  'mesaj redirecționat',
  'iletilen mesaj',
  'пересылаемое сообщение',
  '转发的邮件',
];

/** Of which a line between dashes has one of each, in whatever language and form: "-- Oprindelig besked --". */
export const originalStems =
  /ori[gģ]|urspr|oprind|opprinn|alkuper|p[ůôo]vodn|eredet|izvorn|izvirn|orijin|özgün|pradin|algne|gốc|initial|αρχικ|исходн|початков|ориг|原|元の|원본|מקור|أصل|inoltrat|forward|weitergeleit|reenvi|encaminh|doorgestuurd|przekaz|vidarebeford|videresend|välitet|přepos|preposl|továbbít|redirec|ilet|proslije|posredova|пересыл|переслан|转发|轉寄|転送|전달|הועבר|transf[eé]r|transmis|réexpédi/iu;
export const messageStems =
  /messag|mess?ags|missat|besked|meddel|melding|nachricht|mensaje|mensagem|mesaj|bericht|wiadomo|üzenet|viesti|zpráv|správ|e-?mail|(?<!\p{L})mail|poruk|sporoč|ileti|kiri|laišk|vēstul|thư|μήνυμα|сообщен|съобщ|повідом|письм|邮件|郵件|信件|メッセージ|メール|메시지|메일|הודעה|رسال|correo|courriel/iu;

/** Lines by which a help desk asks for the answer above them. */
export const replyAbove =
  /^[-#=*\s]*(please )?(rispondi|rispondere|scrivi|scrivere|reply|type your reply|antworten sie)\b.{0,20}\b(sopra|above|oberhalb)\b.{0,40}[-#=*\s]*$/i;
