import type { Language } from '../../../ticket/words.ts';
import type { Part } from '../../about/facts.ts';

/** What these pages themselves keep of who uses them: nothing here that they do not do. */
export const portalPrivacy: Record<Language, Part[]> = {
  it: [
    {
      title: 'Che cosa conservano queste pagine',
      list: [
        'Tre cookie tecnici, senza i quali non funzionano: la lingua scelta (un anno), il nome casuale del browser e l’accesso (fino alla chiusura del browser). Nessuno serve a seguirla altrove, quindi non le chiediamo un consenso.',
        'Chi ha l’accesso, da quando, e per quale azienda.',
        'Le richieste di codici: indirizzo email, rete di provenienza e ora, per un giorno. Servono a fermare chi prova codici a caso. Il codice non è conservato.',
        'Dove è collegato: il browser, da quando, l’ultima visita. Dopo dodici ore senza visite l’accesso finisce.',
        'Le passkey che aggiunge: la parte pubblica e il nome che dà loro. Impronta e volto non escono mai dal suo dispositivo.',
      ],
    },
  ],
  en: [
    {
      title: 'What these pages keep',
      list: [
        'Three technical cookies, without which they do not work: the language you chose (a year), the browser’s random name, and your sign-in (until the browser is closed). None follows you elsewhere, so we do not ask for consent.',
        'Who has access, since when, and for which company.',
        'Codes that were asked for: email address, network and time, for a day. They stop whoever tries codes at random. The code itself is not kept.',
        'Where you are signed in: the browser, since when, the last visit. After twelve hours without a visit it ends.',
        'The passkeys that you add: their public part, and the name you give them. Your fingerprint and your face never leave your device.',
      ],
    },
  ],
};
