import type { FillingEvent, FillingRefusal } from '../../../../ticket/catalogue/filling.ts';
import { valueAtMost } from '../../../../ticket/catalogue/own-field.ts';
import type { ActionWords, Lines } from '../../chapter.ts';
import type { Said } from '../../in-both.ts';

/** The fields that desk.yaml adds to requests. */
export const fillingActions = {
  setFields: {
    label: { it: 'Campi', en: 'Fields' },
    form: {
      title: { it: 'Campi', en: 'Fields' },
      intro: {
        it: 'Li vedono i colleghi, sulla scheda; il cliente non li riceve.',
        en: 'Colleagues see them on the card; the customer does not receive them.',
      },
      submit: { it: 'Salva', en: 'Save' },
    },
    done: { it: 'Campi salvati.', en: 'Fields saved.' },
    /** Of a choice: nothing. */
    none: { it: '—', en: '—' },
    link: { it: 'Codice o indirizzo', en: 'Code or address' },
    address: { it: 'Indirizzo, come https://…', en: 'Address, such as https://…' },
  },
} satisfies Record<string, ActionWords>;

export const fillingLines: Lines<FillingEvent> = {
  'fields-set': ({ fields }, who, _, __, named) => {
    const set = fields.filter(({ value }) => value !== '').map(named.field);
    const emptied = fields.filter(({ value }) => value === '').map(named.field);
    return {
      it: [
        set.length > 0 && `${who} ha compilato ${set.map(({ it }) => it).join(', ')}.`,
        emptied.length > 0 && `${who} ha svuotato ${emptied.map(({ it }) => it).join(', ')}.`,
      ]
        .filter(Boolean)
        .join(' '),
      en: [
        set.length > 0 && `${who} set ${set.map(({ en }) => en).join(', ')}.`,
        emptied.length > 0 && `${who} cleared ${emptied.map(({ en }) => en).join(', ')}.`,
      ]
        .filter(Boolean)
        .join(' '),
    };
  },
};

const unfit: Record<FillingRefusal['why'], Said> = {
  option: { it: 'scegli una delle opzioni', en: 'choose one of the options' },
  link: {
    it: 'scrivi il codice, senza spazi, o un indirizzo che comincia con https://',
    en: 'write the code, without spaces, or an address that begins with https://',
  },
  length: { it: `al massimo ${valueAtMost} caratteri`, en: `at most ${valueAtMost} characters` },
};

/** Why what was written in a field is no value of it. */
export function unfitField({ field, why }: FillingRefusal): Said {
  return { it: `${field.it}: ${unfit[why].it}.`, en: `${field.en}: ${unfit[why].en}.` };
}
