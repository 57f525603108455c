/**
 * What people call, in Italian and English, that which nobody else may read: as it stands before a value in an answer.
 * Each is a pattern of whole words.
 */

/** What opens something for whoever has it. */
export const secret = whole(
  ['password', 'passwd', 'passphrase', 'pwd', 'psw', 'pw', 'pin', 'puk', 'otp', 'cvv', 'cvc', 'token'],
  ['secret', 'segreto', '(?:api|access|secret|private|licen[cs]e|product|activation)[ _-]?key'],
  ['chiave (?:api|privata|segreta|di (?:accesso|licenza|attivazione|prodotto))', "parola d[’']ordine"],
  ['codice (?:di accesso|di sblocco|di attivazione|di sicurezza|otp)', 'numero di serie'],
  ['(?:access|activation|security) code', 'serial(?: number|e)?'],
);

/** By what somebody is known to a program. */
export const user = whole(
  ['(?:nome[ _-]?)?utente', 'id[ _-]?utente', 'user(?:[ _-]?(?:name|id))?'],
  ['log-?in', 'account', 'matricola'],
);

/** By what somebody is known to an office. */
export const code = whole(
  ['codice fiscale', 'cod[.]? ?fisc[.]?', 'c[.]? ?f[.]?', 'partita iva', 'p[.]? ?iva', 'codice univoco'],
  ['vat(?: (?:number|no[.]?|id))?', 'tax (?:code|id|number)', 'codice destinatario'],
  ['(?:codice|id|numero) cliente', 'customer (?:id|code|number)'],
);

/** Where somebody's money is. */
export const account = whole([
  'iban',
  'conto(?: corrente)?',
  'c/c',
  'carta(?: di credito)?',
  'bank account',
  'card number',
]);

/** A log-in and what opens it, together. */
export const credentials = whole([
  'credenziali',
  'credentials',
  'dati di accesso',
  '(?:log-?in|access) (?:details|data)',
]);

/** By what somebody can be called. */
export const telephone = whole(
  ['tel', 'telefono', 'cell', 'cellulare', 'fax', 'centralino', 'numero verde', 'interno', 'int'],
  ['phone', 'telephone', 'mobile', 'mob', 'extension', 'ext', 'whatsapp'],
);

/** What stands before the number of a request, ours or another desk's. */
export const request = whole(
  ['ticket(?:[ \t]+(?:n|nr|no|numero|number|id))?'],
  [
    '(?:richiesta|pratica|segnalazione|intervento|chiamata|request|case|incident)[ \t]+(?:n|nr|no|numero|number|id)',
  ],
);

function whole(...names: string[][]): string {
  return String.raw`(?<![\p{L}\p{N}])(?:${names.flat().join('|')})(?![\p{L}\p{N}])`;
}
