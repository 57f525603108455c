import { describe, expect, test } from 'vitest';
import { newText } from '../../../../src/mail/reading/new-text.ts';

const answer = 'Non è servito.\nTutto come prima.';
const quoted = 'Buongiorno Anna,\n\nprema il pulsante.\n\nSara';
const marked = quoted.replace(/^/gm, '> ');

describe('a line between dashes, in whatever language', () => {
  test.each([
    '-------- Oprindelig besked --------',
    '-----Oprindelig besked-----',
    '-------- Opprinnelig melding --------',
    '-------- Originalmeddelelse --------',
    '-------- Ursprungligt meddelande --------',
    '-------- Originalmeddelande --------',
    '-------- Alkuperäinen viesti --------',
    '-------- Původní zpráva --------',
    '-------- Pôvodná správa --------',
    '-------- Oorspronkelijk bericht --------',
    "-------- Message d'origine --------",
    '-------- Message initial --------',
    '-------- Mensaje original --------',
    '-------- Mensagem original --------',
    '-------- Mensagem Original --------',
    '-------- Wiadomość oryginalna --------',
    '-------- Eredeti üzenet --------',
    '-------- Mesaj original --------',
    '-------- Mesajul original --------',
    '-------- Izvorna poruka --------',
    '-------- Originalna poruka --------',
    '-------- Izvirno sporočilo --------',
    '-------- Orijinal Mesaj --------',
    '-------- Исходное сообщение --------',
    '-------- Оригинално съобщение --------',
    '-------- Původní e-mail --------',
    '-------- Messaggio originale --------',
    '---- Original message ----',
    '-------- Originalnachricht --------',
    '-------- Urspr. Nachricht --------',
    '-------- Missatge original --------',
    '-------- Algne kiri --------',
    '-------- Pradinis laiškas --------',
    '-------- Oriģinālā vēstule --------',
    '-------- Thư gốc --------',
    '-------- 原始信件 --------',
    '-------- 원본 메시지 --------',
    '-------- הודעה מקורית --------',
    '-------- الرسالة الأصلية --------',
    '-------- Videresendt besked --------',
    '-------- Weitergeleitete Nachricht --------',
    '---------- Forwarded message ---------',
    '---------- Messaggio inoltrato ----------',
    '-------- Message transféré --------',
    '-------- Doorgestuurd bericht --------',
    '----- Messaggio inoltrato da Anna <a@x.it> -----',
  ])('%s', line => {
    const headed = `Fra: Sara <s@x.example>\nDato: 24. november 2026 10:02\nTil: Anna\n\n${quoted}`;
    for (const below of [quoted, marked, headed])
      expect(newText(`${answer}\n\n${line}\n${below}`).reply).toBe(answer);
  });
});

describe('a block of headers, in whatever order', () => {
  test.each([
    '> Message du 24/11/26 10:02\n> De : "Sara Blu" <sara@ditta.example>\n> A : anna@posta.example\n> Copie à : \n> Objet : RE: Imprimante',
    'Message du : 24/11/2026 10:02\nDe : "Sara Blu" <sara@ditta.example>\nA : anna@posta.example\nCopie à : \nSujet : Re: Imprimante',
    'Message du 24/11/2026 10:02\nDe : Sara Blu <sara@ditta.example>\nA : anna@posta.example\nObjet : RE: Imprimante',
    'Date: Tue, 24 Nov 2026 10:02:00 +0100\nSubject: Re: Stampante\nFrom: sara@ditta.example\nTo: anna@posta.example',
    'Date: Tue, 24 Nov 2026 10:02:00 +0100\nFrom: sara@ditta.example\nTo: anna@posta.example\nSubject: Re: Stampante',
    '> Date: Tue, 24 Nov 2026 10:02:00 +0100\n> From: sara@ditta.example\n> To: anna@posta.example\n> Subject: Re: Stampante\n> ',
    'Date: 24/11/2026\nFrom: Sara Blu\nTo: anna@posta.example\nSubject: Re: Stampante',
    'Data: martedì 24 novembre 2026 10:02\nDa: Sara Blu <sara@ditta.example>\nA: anna@posta.example\nOggetto: R: Stampante',
    'Data: 24/11/2026 10:02\nOggetto: R: Stampante\nDa: sara@ditta.example\nA: anna@posta.example',
    'Subject: Re: Stampante\nFrom: Sara Blu <sara@ditta.example>\nDate: Tue, 24 Nov 2026 10:02:00 +0100\nTo: anna@posta.example',
    'Oggetto: R: Stampante\nDa: Sara Blu <sara@ditta.example>\nData: 24/11/2026 10:02\nA: anna@posta.example',
    'Oggetto: \tR: Stampante\nData: \tTue, 24 Nov 2026 10:02:00 +0100\nMittente: \tSara Blu <sara@ditta.example>\nA: \tanna@posta.example',
    'To: anna@posta.example\nFrom: sara@ditta.example\nDate: 24/11/2026 10:02\nSubject: Re: Stampante',
    'A: anna@posta.example\nDa: sara@ditta.example\nData: 24/11/2026 10:02\nOggetto: R: Stampante',
    'Betreff: AW: Drucker\nDatum: Tue, 24 Nov 2026 10:02:00 +0100\nVon: Sara Blu <sara@ditta.example>\nAn: anna@posta.example',
    'Datum: Dienstag, 24. November 2026 um 10:02\nVon: Sara Blu <sara@ditta.example>\nAn: anna@posta.example\nBetreff: AW: Drucker',
    'Gesendet: Dienstag, 24. November 2026 um 10:02 Uhr\nVon: "Sara Blu" <sara@ditta.example>\nAn: anna@posta.example\nBetreff: AW: Drucker',
    'Fecha: martes, 24 de noviembre de 2026 10:02\nDe: Sara Blu <sara@ditta.example>\nPara: anna@posta.example\nAsunto: RE: Impresora',
    'Sujet : Re: Imprimante\nDate : Tue, 24 Nov 2026 10:02:00 +0100\nDe : Sara Blu <sara@ditta.example>\nPour : anna@posta.example',
    'Envoyé : mardi 24 novembre 2026 à 10:02\nDe : Sara Blu <sara@ditta.example>\nÀ : anna@posta.example\nObjet : RE: Imprimante',
    'Dato: 24. november 2026 10:02\nFra: Sara Blu <sara@ditta.example>\nTil: anna@posta.example\nEmne: SV: Printer',
    'Fra: Sara Blu <sara@ditta.example>\nSendt: 24. november 2026 10:02\nTil: anna@posta.example\nEmne: SV: Printer',
    'Data: wt., 24 lis 2026 10:02\nOd: Sara Blu <sara@ditta.example>\nDo: anna@posta.example\nTemat: Re: Drukarka',
    'Data: 24 de novembro de 2026 10:02\nDe: Sara Blu <sara@ditta.example>\nPara: anna@posta.example\nAssunto: RE: Impressora',
    'Da: Sara Blu\nA: Anna\nData: 24/11/2026 10:02\nOggetto: R: Stampante',
    'From: Sara Blu/IT/Ditta@Ditta\nTo: anna@posta.example\nDate: 24/11/2026 10:02\nSubject: Re: Stampante',
    'From:\tSara Blu [sara@ditta.example]\nSent:\tTuesday, November 24, 2026 10:02 AM\nTo:\tAnna\nSubject:\tRE: Printer',
    '*Da:* Sara Blu [mailto:sara@ditta.example]\n*Inviato:* martedì 24 novembre 2026 10:02\n*A:* Anna\n*Oggetto:* R: Stampante',
    'Da\tSara Blu <sara@ditta.example>\nA\tanna@posta.example\nData\tmar 24/11/2026 10:02\nOggetto\tR: Stampante',
    'Da: "Sara Blu" sara@ditta.example\nA: anna@posta.example\nCc: \nData: Tue, 24 Nov 2026 10:02:00 +0100\nOggetto: Re: Stampante',
    'Inviato: martedì 24 novembre 2026 alle ore 10:02\nDa: "Sara Blu" <sara@ditta.example>\nA: anna@posta.example\nOggetto: R: Stampante',
    'Da : Sara Blu <sara@ditta.example>\nInviato : martedì 24 novembre 2026 10:02\nA : Anna\nOggetto : R: Stampante',
    'FROM: Sara Blu <sara@ditta.example>\nSENT: 24/11/2026 10:02\nTO: Anna\nSUBJECT: RE: Printer',
    'De: Sara Blu <sara@ditta.example>\nEnviado el: martes, 24 de noviembre de 2026 10:02\nPara: Anna\nAsunto: RE: Impresora',
    'Van: Sara Blu <sara@ditta.example>\nVerzonden: dinsdag 24 november 2026 10:02\nAan: Anna\nOnderwerp: RE: Printer',
    'Från: Sara Blu <sara@ditta.example>\nSkickat: den 24 november 2026 10:02\nTill: Anna\nÄmne: SV: Skrivare',
    'Od: Sara Blu <sara@ditta.example>\nPoslano: 24. studenog 2026. 10:02\nZa: Anna\nPredmet: Re: Pisač',
  ])('%j', block =>
    expect(newText(`${answer}\n\n${block}\n\n${block.startsWith('>') ? marked : quoted}`).reply).toBe(answer),
  );
});

describe('a signature below a closing', () => {
  test.each([
    'Regards,\n\nJohn Doe\nCEO @ Acme !',
    'Regards,\n\nJohn Doe\n\nCEO & Founder\nAcme Inc.',
    'Best,\n\nJane\n\n--\nJane Doe | Head of Ops | Acme',
    'Cordiali saluti,\n\nMario Rossi\nResponsabile @ Acme!\nSiamo qui per voi!',
    'Cordialmente,\n\nIl team di Acme',
    'Saluti\n\nUfficio Acquisti\nAcme S.r.l.',
    'Kind regards\n\nJane Doe (she/her)\nAcme | We build things.',
    'Thanks,\nJane Doe\nAcme | Sales',
    'Mit freundlichen Grüßen\n\ni. A. Hans Müller\nEinkauf',
    'Cordialement,\n\nJean DUPONT\nDirecteur commercial - Acme',
    'Un saludo,\n\nJosé García\n*Responsable de sistemas*',
    'Cordiali saluti\n\n*Mario Rossi*\n_Ufficio tecnico_\n\n*ACME srl* - Via Roma 1 - 20100 Milano',
    'Distinti saluti.\n\nMARIO ROSSI\nAMMINISTRATORE UNICO',
    'Buona giornata,\nMario',
    'Grazie e cordiali saluti\n\nMario Rossi\nTel: 02 1234567 int. 5',
    'Best regards,\n\nJohn Doe\nSr. Engineer, Platform\nAcme – making the world better since 1999',
    'Regards,\nJohn\n\nSent from my iPhone',
    '-- \nJohn Doe\nCEO @ Acme !',
    'Cheers,\n\nJ.',
    'Saluti,\nm.',
    'Saluti\nMario R.',
    "Bien à vous,\n\nL'équipe Acme",
  ])('%j', signature => {
    expect(newText(`${answer}\n\n${signature}`).reply).toBe(answer);
    expect(
      newText(`${answer}\n\n${signature}\n\nIl 24/11/2026 10:02, Sara Blu ha scritto:\n> Provi`).reply,
    ).toBe(answer);
  });
});

describe('nothing is cut from', () => {
  test.each([
    '---- Original equipment ----\nHP 4200\n\n---- New equipment ----\nHP 5000',
    '=== Messaggio di errore ===\n0x80070005',
    '-- Nota --\nmessaggio da leggere: il server è fermo.',
    'Saluti dal cantiere!\n\nLa stampante non va.',
    'Saluti,\nMario\n\nLa stampante al secondo piano non va, e anche quella al terzo è ferma.',
    'Buon lavoro\nla stampante è ancora ferma',
    'Oggetto: richiesta\nQuantità: 3\nA: magazzino\nData: domani',
    'A: Milano\nDa: Roma\nData: 24/11/2026\nCosto: 42',
    'Da: Mario Rossi\nA: Ufficio acquisti\nData: 24/11/2026\nOggetto: Ordine carta\n\nTre risme.',
    'To: do\nFrom: Monday\nDate: 24/11/2026\nSubject: printers',
    'Message du jour : rien ne marche',
    'Per: tutti\nData: 24/11/2026\nOggetto: ferie',
  ])('%j', text => expect(newText(text, 'Paolo Neri').reply).toBe(text));
});
