import type { Language } from '../../../ticket/words.ts';
import type { AboutPage } from '../../about/facts.ts';

/** When these pages were last looked at as this says. */
const assessed = { it: 'novembre 2026', en: 'November 2026' };

/** The accessibility statement, after EN 301 549 (its clause 9 is WCAG 2.2 AA) and Directive (EU) 2016/2102. */
export const accessibilityPage: Record<Language, (told: { name: string; contact: string }) => AboutPage> = {
  it: ({ name, contact }) => ({
    title: 'Dichiarazione di accessibilità',
    lead: `${name} vuole che tutti possano usare queste pagine, con qualunque browser e tecnologia assistiva.`,
    parts: [
      {
        title: 'Stato di conformità',
        text: [
          'Queste pagine sono progettate secondo la norma EN 301 549, capitolo 9 (WCAG 2.2, livello AA).',
          'Non sono noti contenuti non accessibili, tranne quelli elencati qui sotto.',
        ],
      },
      {
        title: 'Contenuti che possono non essere accessibili',
        list: [
          'Gli allegati e i testi delle richieste: restano come li ha inviati chi li ha scritti.',
          'La finestra con cui il dispositivo chiede una passkey è del browser o del sistema. Il codice per email funziona sempre.',
        ],
      },
      {
        title: 'Che cosa abbiamo fatto',
        list: [
          'Tutto funziona senza JavaScript, con la sola tastiera, e con lo zoom fino al 400 %.',
          'Il tema chiaro o scuro segue il sistema; nessuna informazione è data dal solo colore.',
          'I codici si possono incollare e compilare da soli; non ci sono prove da risolvere né limiti di tempo più brevi di dieci minuti.',
        ],
      },
      {
        title: 'Come l’abbiamo verificato',
        text: [
          `Autovalutazione, ${assessed.it}: ogni pagina e ogni stato è controllato in automatico con axe-core a ogni modifica, e usato con la sola tastiera.`,
        ],
      },
      {
        title: 'Segnalare un ostacolo',
        text: [
          `Se qualcosa non è utilizzabile, scriva a ${contact}: rispondiamo, e le diamo intanto ciò che le serve in altro modo. Se la risposta non arriva o non basta, in Italia può rivolgersi all’Agenzia per l’Italia Digitale (AgID).`,
        ],
      },
    ],
  }),
  en: ({ name, contact }) => ({
    title: 'Accessibility statement',
    lead: `${name} wants everybody to be able to use these pages, with any browser and assistive technology.`,
    parts: [
      {
        title: 'Conformance status',
        text: [
          'These pages are designed after EN 301 549, clause 9 (WCAG 2.2, level AA).',
          'No content is known that is not accessible, except what is listed below.',
        ],
      },
      {
        title: 'Content that may not be accessible',
        list: [
          'Files and texts of requests: they stay as whoever wrote them sent them.',
          'The window in which a device asks for a passkey belongs to the browser or the system. The code by email always works.',
        ],
      },
      {
        title: 'What we have done',
        list: [
          'Everything works without JavaScript, by keyboard alone, and at a zoom of up to 400 %.',
          'Light or dark follows the system; nothing is told by colour alone.',
          'Codes can be pasted and filled in by themselves; there are no puzzles, and no time limit shorter than ten minutes.',
        ],
      },
      {
        title: 'How we know',
        text: [
          `Self-assessment, ${assessed.en}: each page in each state is checked by axe-core with every change, and used by keyboard alone.`,
        ],
      },
      {
        title: 'Tell us of a barrier',
        text: [
          `If you cannot use something, write to ${contact}: we answer, and give you meanwhile what you need in another way. If no answer comes, or it is not enough, in Italy you can turn to AgID, the enforcement body.`,
        ],
      },
    ],
  }),
};
