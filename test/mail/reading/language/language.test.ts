import { describe, expect, test } from 'vitest';
import { languageOf } from '../../../../src/mail/reading/language/language.ts';
import { cpuClock } from '../../../cpu-clock.ts';

const italian = `il deploy in staging è andato in timeout dopo il merge
ho fatto il login ma il token è expired
Ok grazie
Non funziona
stampante ferma
perche non parte piu
e' bloccato
STAMPANTE FERMA DA STAMATTINA
NON RIUSCIAMO AD APRIRE LE FATTURE
URGENTE!!
Aiuto
Ciao, il login è down: login page returns 502 bad gateway da ieri
Il server di staging va in crash dopo ogni commit
dopo l'update il browser mostra "Internal server error, please contact your administrator"
Buongiorno, la stampa delle fatture è ferma da stamattina.
Serve reset password utente rossi
mi resetti la password?
Il backup di stanotte è failed
La pipeline è rossa, build failed sul branch release
Allego screenshot
Vi allego il file di log
Salve, avrei bisogno di un nuovo account
Fatture non inviate allo SDI
Non stampa
Niente, uguale a prima
Ancora fermo
Tutto ok ora
perfetto risolto
Domani mattina siamo chiusi, passate giovedì.
errore in fase di salvataggio
Il popup "Update available" compare di continuo
Da ieri Outlook non scarica la posta
Il monitor resta nero
connessione lenta
manca la rete in magazzino
Potete chiamarmi?
Richiamatemi appena possibile
Sì, confermo
Va bene
Gentilmente potete sbloccare l'utente mario
ho cliccato su "Reset password" ma la mail non arriva
il widget della dashboard non si carica, in console vedo Uncaught TypeError: cannot read properties of undefined
Ci da errore quando facciamo l'export in Excel
c'e' un problema con lo scanner
Il certificato SSL è scaduto
Scaduta licenza
Magazzino bloccato, camion in attesa!!!
La VPN cade ogni 10 minuti
Lo smart working non va, VPN down
stesso problema di ieri
Si è rotto il pc
Nessuna novità?
Cartella condivisa sparita
Attendo notizie
ho fatto il downgrade del driver e adesso lo spooler parte
Fatto il test: in production va, in staging no
Non vedo piu' le bolle
Quando arriva il tecnico?
Impossibile accedere al portale
Il file si apre ma è vuoto
quadratura cassa sbagliata
Il tornio non prende il programma
foto in allegato
Chiamatemi al rientro
Nulla di fatto
idem come sopra
COMPUTER SPENTO
Ho perso la password
scontrini doppi
Cassa 2 KO
Non mi fa salvare
ripristinare il backup di lunedi per favore
Il webhook risponde 500 dopo il deploy
La build passa in locale ma fallisce in CI
Antivirus scaduto
Che tempi ci sono?
Ci siamo
Fatto
Tastiera guasta
rifatto login, uguale
Mi dice "access denied, contact your administrator"
Spegne e riaccende da solo
quando passate?
Dipendente nuova da abilitare
Bolla 12 errata
Lo switch in sala server lampeggia rosso
Cartucce esaurite
il pos non legge le carte
Mi si impalla tutto
Urge intervento
Forse è il cavo
Tre postazioni su dieci senza rete
cambiare intestatario licenza
L'app crasha all'avvio su iPhone
Ho aperto una pull request ma il check è rosso
GESTIONALE INCHIODATO
Finestra bianca
Stessa cosa
Vorrei disdire
che faccio?
Il feature flag è on ma il bottone non c'è
Telefono muto
Ha ricominciato
Niente da fare
Rivedere permessi Carla
Nel report mancano le righe di ottobre`.split('\n');

const english = `Please check the file 'Fattura elettronica di vendita' in the Archivio section
Hello, the search does not find anything since the update.
urgent!!
help
Not working any more
Printer down
It's still broken
THE PRINTER IS NOT WORKING
URGENT: CANNOT LOG IN
cant log in
The login page returns 502
I get "Impossibile accedere al portale" when I log in
Thanks
Thank you, it works
Please reset my password
Reset password for user rossi
Any news?
Same problem as yesterday
Screenshot attached
See attached log
Invoices not sent to the SDI
The menu "Gestione magazzino" is greyed out
Where can I find the button Salva e chiudi?
It says "Errore imprevisto, riprovare più tardi" and then closes
The VPN drops every 10 minutes
no internet in the warehouse
Can you call me back?
Yes, confirmed
All good now
Nothing changed
Still the same
The backup failed last night
We cannot open the invoices
My account is locked
Scanner issue
Wrong total on invoice 118
Hi, I need a new user for the Pescara office
Our office in Via Roma has no connection
The shared folder is gone
The monitor stays black
Slow connection since Monday
When will the technician come?
How do I change the language from Italian to English?
The certificate expired
Licence expired
The pipeline is red after the merge
The token expired
It fails on staging but works in production
Export to Excel gives an error
File opens but it is empty
The totals are off by one cent
Ciao team, the portal is down again
Buongiorno, we have not received the invoice for October
Could you please unlock the user mario?
Who is working on this?
Done, please check
Any update on this ticket?
page not found
blank screen after login
Good morning, the label printer prints everything twice
it happens only in Chrome
The lathe refuses the program
photo attached
Call me when you are back
same as above
COMPUTER IS OFF
Lost my password
Duplicate receipts
Register 2 dead
won't let me save
Please restore Monday's backup
The webhook answers 500 after the deploy
Build passes locally but fails in CI
Antivirus expired
How long will it take?
Done
Keyboard faulty
logged in again, no change
It says "accesso negato, contattare l'amministratore"
Turns itself off and on
when are you coming?
New employee to be enabled
Delivery note 12 is wrong
The switch in the server room blinks red
still waiting
Bonifico not shown in Prima Nota
Out of toner
the card reader rejects cards
Everything freezes
Maybe it is the cable
Three seats without network
change licence holder
App crashes at startup on iPhone
I opened a pull request but the check is red
SOFTWARE FROZEN
White window
Same thing
I want to cancel
what should I do?
Flag is on but the button is not there
Phone dead
It started again
No luck
Review Carla's permissions
The report lacks the October rows
Registro IVA empty after closing`.split('\n');

const others = `Guten Tag, seit gestern funktioniert der Druck der Rechnungen leider nicht mehr.
Der Artikel ist wieder da.
Vielen Dank, es geht wieder
Bonjour, l'imprimante ne marche plus
La connexion ne marche toujours pas depuis le bureau de Lyon.
Merci, tout est résolu
Ya he probado con otro navegador y no funciona.
No podemos imprimir las facturas desde ayer
Buenos días, la versión es la 8.2
Já tentei com outro navegador e não funciona.
Ik heb het opnieuw geprobeerd maar het werkt niet.
Próbowałam ponownie, ale nadal nie działa.`.split('\n');

const missed = (mails: string[], language: string) => mails.filter(mail => languageOf(mail) !== language);

describe('the language of short mails', () => {
  test('Italian, with jargon, without accents, shouted', () => expect(missed(italian, 'it')).toEqual([]));
  test('English, with names of Italian menus', () => expect(missed(english, 'en')).toEqual([]));
  test('whoever writes in another language is answered in English', () =>
    expect(missed(others, 'en')).toEqual([]));
});

test('the subject is asked where the text says nothing', () => {
  expect(languageOf('ok', 'R: Stampante ferma in magazzino')).toBe('it');
  expect(languageOf('', 'Printer not working')).toBe('en');
  expect(languageOf('Fattura 118', 'Re: Your request about the invoice')).toBe('en');
});

test('quoted lines that were kept for the answers do not decide', () => {
  const mail = '> Which version do you use, and since when does it not work?\n\nLa 8.2, da lunedì.';
  expect(languageOf(mail)).toBe('it');
});

test.each([
  [
    'it',
    'Salve, mi esce questo:\n\nAn unexpected error has occurred. Please contact your system administrator and provide the following information.\n\nChe faccio?',
  ],
  [
    'it',
    'Ecco il log:\n\n17:04:05 ERROR From: <app> To: <db> timeout\n at com.acme.Main\nCaused by: SocketTimeoutException, the connection was closed by the remote host\n\nSuccede ogni notte.',
  ],
  [
    'en',
    'When I save, this appears:\nErrore imprevisto durante il salvataggio della pratica, contattare l’amministratore del sistema.\n\nWhat shall I do?',
  ],
  ['it', 'import socket\nTraceback (most recent call last):\n\nQuindi il DNS non risponde. Potete vedere?'],
])('what a colon announces is shown, not written: %s', (language, mail) =>
  expect(languageOf(mail)).toBe(language),
);

test('a megabyte costs no more than its beginning', () => {
  for (const text of [
    'a '.repeat(500_000),
    "'".repeat(1_000_000),
    '"a'.repeat(500_000),
    'x'.repeat(1_000_000),
    'a:\n\n'.repeat(250_000),
    ':\n'.repeat(500_000),
  ]) {
    const spent = cpuClock();
    languageOf(text);
    expect(spent()).toBeLessThan(2000);
  }
});

test('a greeting that ends with a colon decides nothing', () => {
  expect(languageOf('Hi all:\n\nBuongiorno, la stampante del secondo piano non stampa più da ieri.')).toBe(
    'it',
  );
});

describe('a mail in quotation marks, and a few words without small ones', () => {
  test.each(
    `"Buongiorno, la stampante non parte."|«Non riesco ad accedere al portale»|“La fattura risulta sbagliata”|'Il server è fermo da stamattina'|"Ordine 42 mai arrivato"|Stampante guasta|Errore salvataggio fattura|Richiesta assistenza urgente|Problema connessione|Schermata nera|Password dimenticata|Accesso negato|Conferma ricezione|Fattura sbagliata|Ordine annullato|Cambio indirizzo|Richiesta preventivo|Installazione nuovo computer|Nuova utenza magazzino|Blocco account|Codice errato|Aggiornamento fallito|Invio documentazione|Disdetta contratto|Sollecito pagamento|Magazzino fermo|Portale irraggiungibile|Listino aggiornato|Etichette storte|Dati mancanti|Rubrica vuota|Telefono muto|Monitor spento|Cartella sparita|Documenti illeggibili|Timbrature mancanti|Cedolino errato|Procedete|Ricevuto|Annullate|Confermato|Niente|Uguale|Entrambi|Spedizione bloccata|Registratore cassa rotto|Allego schermata|Prego verificare|Vedi allegato|Attendo riscontro|Rimborso spese|Ferie arretrate`.split(
      '|',
    ),
  )('Italian: %s', text => expect(languageOf(text)).toBe('it'));
  test.each(
    `"The printer does not start."|“I cannot log in to the portal”|'The server is down since this morning'|"Order 42 never arrived"|Printer broken|Invoice missing|Urgent help request|Connection problem|Black screen|Forgotten password|Access denied|Please confirm|Wrong invoice|Order cancelled|Address change|Quote request|New computer setup|New warehouse user|Account locked|Wrong code|Update failed|Sending documents|Contract cancellation|Payment reminder|Proceed|Received|Approved|Done|Nothing|Same here|Both|Missing data|Empty folder|Dead phone|Screen off|See attached|Awaiting reply|Holiday request|Labels crooked|Login page blank`.split(
      '|',
    ),
  )('English: %s', text => expect(languageOf(text)).toBe('en'));
  test('but what is quoted within a mail is not its language', () => {
    expect(languageOf('Mi esce "The system cannot find the file specified" quando apro.')).toBe('it');
    expect(languageOf('I get "Impossibile trovare il file specificato" when I open it.')).toBe('en');
  });
});

test.each([
  ['Salve, crash all’avvio', 'it'],
  ["Errore nell'export", 'it'],
  ["Problema sull'ordine", 'it'],
  ['That’s all I know', 'en'],
])('an article that lost its vowel is Italian: %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
