import { describe, expect, test } from 'vitest';
import { newText } from '../../../../src/mail/reading/new-text.ts';

const answer = 'Non è servito.\nTutto come prima.';
const quoted = 'Buongiorno Anna,\n\nprema il pulsante.\n\nSara';
const marked = quoted.replace(/^/gm, '> ');

/** How mail programs introduce a quote; found with marks below and without. */
describe('a line above the quote', () => {
  test.each([
    '2026-11-23 17:04 GMT+01:00 Sara Blu <\nsara.blu.del.reparto.assistenza@assistenza.example>:',
    '23 nov 2026 17:04:05 Sara Blu <sara@ditta.example>:',
    'Op 23-nov.-2026, om 17:04 heeft Sara Blu <sara@ditta.example> het volgende geschreven:',
    'Am 23.11.2026 um 17:04 hat Sara Blu geschrieben:',
    'På 23 november 2026 på 17:04:05, Sara Blu (sara@ditta.example) skrev:',
    'ma 23. marrask. 2026 klo 17.04 Sara Blu (sara@ditta.example) kirjoitti:',
    'Dne 23.11.2026 v 17:04 Sara Blu napsal(a):',
    'po 23. 11. 2026 o 17:04 Sara Blu <sara@ditta.example> napísal(a):',
    'Sara Blu <sara@ditta.example> ezt írta (időpont: 2026. nov. 23., H, 17:04):',
    '2026. 11. 23. 17:04 keltezéssel, Sara Blu írta:',
    'Pe lun., 23 nov. 2026 la 17:04, Sara Blu <sara@ditta.example> a scris:',
    'pon, 23. stu 2026. u 17:04 Sara Blu <sara@ditta.example> napisala je:',
    'V pon., 23. nov. 2026 ob 17:04 je oseba Sara Blu <sara@ditta.example> napisala:',
    'Sara Blu <sara@ditta.example>, 23 Kas 2026 Pzt, 17:04 tarihinde şunu yazdı:',
    'Στις Δευ 23 Νοε 2026 στις 5:04 μ.μ., ο/η Sara Blu <sara@ditta.example> έγραψε:',
    'пн, 23 нояб. 2026 г. в 17:04, Sara Blu <sara@ditta.example>:',
    '23.11.2026 17:04, Sara Blu пишет:',
    'На пн, 23.11.2026 г. в 17:04 Sara Blu <sara@ditta.example> написа:',
    '2026年11月23日(月) 17:04 Sara Blu <sara@ditta.example>:',
    'Sara Blu <sara@ditta.example> 于2026年11月23日周一 17:04写道：',
    '---------- Initial header -----------\n\nFrom      : sara@ditta.example\nTo          : anna@posta.example\nDate      : Mon, 23 Nov 2026 17:04:00 +0100',
    'Od: Sara Blu <sara@ditta.example>\nOdesláno: pondělí 23. listopadu 2026 17:04\nKomu: Anna\nPředmět: RE: Tiskárna',
    'Lähettäjä: Sara Blu <sara@ditta.example>\nLähetetty: maanantai 23. marraskuuta 2026 17.04\nVastaanottaja: Anna\nAihe: VS: Tulostin',
    'Feladó: Sara Blu <sara@ditta.example>\nElküldve: 2026. november 23., hétfő 17:04\nCímzett: Anna\nTárgy: RE: Nyomtató',
    'De la: Sara Blu <sara@ditta.example>\nTrimis: luni, 23 noiembrie 2026 17:04\nCătre: Anna\nSubiect: RE: Imprimantă',
    'Kimden: Sara Blu <sara@ditta.example>\nGönderilme: 23 Kasım 2026 Pazartesi 17:04\nKime: Anna\nKonu: RE: Yazıcı',
    'Από: Sara Blu <sara@ditta.example>\nΣτάλθηκε: Δευτέρα, 23 Νοεμβρίου 2026 17:04\nΠρος: Anna\nΘέμα: RE: Εκτυπωτής',
    'От: Sara Blu <sara@ditta.example>\nОтправлено: 23 ноября 2026 г. 17:04\nКому: Anna\nТема: RE: Принтер',
    '发件人: Sara Blu <sara@ditta.example>\n发送时间: 2026年11月23日 17:04\n收件人: Anna\n主题: Re: 打印机',
    '----- Messaggio di risposta -----',
    '-----Oprindelig meddelelse-----',
    '-----Ursprungligt meddelande-----',
    '---------- Původní zpráva ----------',
    '------------------ 原始邮件 ------------------',
  ])('%s', line => {
    expect(newText(`${answer}\n\n${line}\n\n${marked}`)).toEqual({ reply: answer, signature: '' });
    expect(newText(`${answer}\n\n${line}\n\n${quoted}`)).toEqual({ reply: answer, signature: '' });
  });

  test('Yahoo’s app lets the quote begin in the same line', () => {
    const line =
      '  Il lun, 23 nov, 2026 alle 17:04, Sara<sara@ditta.example> ha scritto:   Buongiorno,\nprema il pulsante.';
    const mobile = 'Inviato da Yahoo Mail su Android';
    expect(newText(`Ok, provo.\n\n${mobile}\n\n${line}`)).toEqual({ reply: 'Ok, provo.', signature: mobile });
  });
});

/** What looks like a quote, a signature or a telephone's line, and is what the customer has to say. */
describe('nothing is cut from', () => {
  test.each([
    'Nella sezione "Messaggio originale" non vedo gli allegati.\n\nMessaggio originale:\nid 4431, ricevuto ieri.',
    'I get two footers in every mail:\n\nSent from my iPhone\nSent from Outlook\n\nHow do I switch off the second?',
    'La mail da iPhone arriva, l’altra no.\nSent from Outlook it says "pending".',
    'Il mio nuovo numero è:\n\nMario Rossi\nTel. 02 1234567',
    '10.0.0.1 non risponde dal 23/11/2026:\nMario lo ha scritto ieri alle 17:04, con copia a ced@ditta.example, nel verbale.',
    'Am 23.11.2026 um 17:04 habe ich an sara@ditta.example geschrieben:\nkeine Antwort bisher.',
    'ATTENZIONE: il disco esterno del server fa rumore.\n\nChe facciamo?',
    'Il led risponde in rosso quando premo il tasto.',
    'Dal log del server:\n2026-11-23 17:04:05 rejected <mario@ditta.example>:\nmailbox full\n\nCosa significa?',
    'Date possibili:\n\n23/11/2026 17:04 Mario Rossi <mario@ditta.example>:\nok\n24/11/2026 09:00 Anna: no',
    'Ecco il log.\n2026-11-23 17:04:05 Rejected <mario@ditta.example>:\nmailbox full',
    'Warning: the email to external recipients is not delivered.\nWe get a timeout.',
    'External email is not delivered.\nWe get a timeout.',
    'This email to users outside our domain bounces.\nWhy?',
    'Attenzione: messaggio inviato all’esterno non parte.\nErrore 550.',
    'E-mail del cliente esterno non arriva.\nErrore 550.',
    'Attenzione: questa mail è stata inviata da un mittente esterno, così mi dice Outlook.\nDevo cliccare sul link?\nGrazie',
    'Warning on every email from your sender: do not click, I don’t trust it.\nThe attachment does not open.',
    'Inviato dall’app un reclamo, nessuna risposta.\nPotete verificare?',
    'Ordine:\n\nOd: 3 pezzi\nPrima: Mario Rossi\nDatum: 23/11/2026 17:04\n\nnon è arrivato.',
    'This message is outside the scope of what I understand, please explain.',
    'Elenco:\n\n3 PC non partono\n2 stampanti ferme, 23/11/2026:\ntutto il resto va',
  ])('%s', text => expect(newText(text, 'Mario Rossi')).toEqual({ reply: text, signature: '' }));

  const headers =
    'Da: Sara Blu <sara@ditta.example>\nInviato: lunedì 23 novembre 2026 17:04\nA: Anna\nOggetto: R: Domande';
  test.each([
    'Buongiorno, rispondo in rosso qui sotto.',
    'See my answers inline.',
    'Le mie risposte in blu nel testo.',
  ])('answers in colour, which no mark tells from the quote: %s', said => {
    const text = `${said}\n\n${headers}\n\nQuanti PC? Dodici.`;
    expect(newText(text)).toEqual({ reply: text, signature: '' });
    const inBlockquote = `${said}\n\nIl 23/11/2026 17:04, Sara Blu ha scritto:\n> Quanti PC? Dodici.`;
    expect(newText(inBlockquote).reply).toBe(inBlockquote);
    expect(newText(`Di seguito le risposte: dodici.\n\n${headers}\n\nQuanti PC?`).reply).toBe(
      'Di seguito le risposte: dodici.',
    );
  });

  test('but what a shop says of itself is its signature', () => {
    const signature = 'Cordiali saluti\nOttica Celeste\nSiamo aperti anche il sabato, tel. 02 1234567.';
    expect(newText(`Il cancello non si apre.\n\n${signature}`)).toEqual({
      reply: 'Il cancello non si apre.',
      signature,
    });
  });

  test('a lamp that answers in red announces nothing', () => {
    const said = 'Il led risponde in rosso quando premo il tasto.';
    expect(newText(`${said}\n\n${headers}\n\nQuanti PC?`).reply).toBe(said);
  });

  test('what is added below the signature', () => {
    const cut = newText(
      'Il cancello non si apre.\n\nCordiali saluti,\nRita Celeste\n\nDimenticavo: il citofono suona "interno 4".',
    );
    expect(cut.reply).toBe('Il cancello non si apre.\n\nDimenticavo: il citofono suona "interno 4".');
    expect(cut.signature).toBe('Cordiali saluti,\nRita Celeste');
  });
});

test.each([
  ['External mail', 'Links are not opened in Outlook since Monday.\nThanks'],
  ['This email is from external address', 'The link in your portal is broken.\nThanks'],
  ['Questo messaggio proviene dall’esterno', 'Il mittente è il nostro CED.\nPotete toglierlo?'],
])('below what looks like a gateway’s warning a customer’s words stay: %s', (banner, words) =>
  expect(newText(`${banner}\n${words}`).reply).toBe(words),
);

describe('a gateway’s warning on top is nobody’s words', () => {
  test.each([
    '[EXTERNAL]',
    'EXTERNAL EMAIL: Do not click links or open attachments unless you recognise the sender.',
    'CAUTION: This email originated from outside of the organization.\nDo not click links unless you recognize the sender.',
    'You don’t often get email from anna@ditta.example. Learn why this is important',
    'ATTENZIONE: questa email proviene dall’esterno. Non cliccare sui link se non riconosci il mittente.',
    'Non si ricevono spesso messaggi di posta elettronica da anna@ditta.example. Informazioni sul perché è importante',
    'Sie erhalten nicht häufig E-Mails von anna@ditta.example.',
  ])('%s', banner =>
    expect(newText(`${banner}\n\nNon si apre l’allegato.`).reply).toBe('Non si apre l’allegato.'),
  );
});
