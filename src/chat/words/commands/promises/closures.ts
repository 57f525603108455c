import { eachLanguage } from '../../in-both.ts';

export const closuresWords = eachLanguage({
  help: { it: 'le chiusure in programma', en: 'planned closures' },
  title: { it: 'Chiusure', en: 'Closures' },
  none: {
    it: 'Non ci sono chiusure in programma.',
    en: 'No closures are planned.',
  },
  onCall: (name: string) => ({
    it: `Reperibile: ${name}`,
    en: `On call: ${name}`,
  }),
  withoutOnCall: { it: 'Reperibile: chi è di turno', en: 'On call: whoever is on duty' },
  fixed: { it: 'fissata in desk.yaml', en: 'set in desk.yaml' },
});
