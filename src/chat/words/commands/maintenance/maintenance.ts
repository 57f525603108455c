import { eachLanguage } from '../../in-both.ts';

export const maintenanceWords = eachLanguage({
  help: { it: 'le manutenzioni in programma', en: 'planned maintenance' },
  title: { it: 'Manutenzioni', en: 'Maintenance' },
  none: { it: 'Non ci sono manutenzioni in programma.', en: 'No maintenance is planned.' },
  noServices: {
    it: 'Prima servono i servizi: si elencano in desk.yaml, con *services*.',
    en: 'It takes services first: list them in desk.yaml, under *services*.',
  },
  cancelled: { it: 'annullata', en: 'cancelled' },
  on: { it: 'in corso', en: 'under way' },
});
