import { eachLanguage } from '../../in-both.ts';

export const incidentWords = eachLanguage({
  help: {
    it: 'i disservizi aperti; con un nome ne apre uno',
    en: 'open incidents; with a name, opens one',
  },
  example: { it: 'Protocollo fermo', en: 'Registry is down' },
  title: { it: 'Disservizi', en: 'Incidents' },
  none: {
    it: 'Nessun disservizio aperto.',
    en: 'No incident is open.',
  },
  number: (label: string) => ({
    it: `Un disservizio ha un nome, non un numero. Per aggiungergli una richiesta apri la sua scheda: «${label}», nel menu.`,
    en: `An incident has a name, not a number. To add a ticket to one, open its card: “${label}”, in the menu.`,
  }),
  opened: (name: string) => ({
    it: `Il disservizio «${name}» è aperto: la sua scheda arriva nel canale. Ora scegli quali richieste si aggiungono da sole, o aggiungile dalla loro scheda.`,
    en: `The incident “${name}” is open: its card is coming to the channel. Now choose what joins by itself, or add tickets from their cards.`,
  }),
});
