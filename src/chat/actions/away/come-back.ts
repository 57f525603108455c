import { comeBack as end } from '../../../desk/away/come-back.ts';
import { actorOf } from '../../../ticket/words.ts';
import { readableLine } from '../../readable.ts';
import { aside } from '../aside.ts';
import { primary } from '../offer.ts';
import { absenceMeant } from './absence-meant.ts';

/** Whoever was away is back, or stays after all. */
export const comeBack = aside({
  about: 'absence',
  verb: 'come-back',
  label: words => words.away.buttons.back,
  offered: id => (id === 0 ? null : primary),
  managersOnly: null,
  find: absenceMeant,
  form: null,
  read: async () => ({ input: null }),
  preview: null,
  carryOut: async (_input, { person, absence }, { desk, words, press, operator }) => {
    const by = { actor: actorOf(operator), origin: press.platform };
    const ended = await end(desk, person.id, by, absence?.id ?? null);
    if (!ended) return { told: words.away.notAway, idle: true };
    if (ended.begunAt === null) return { told: words.away.cancelled };
    const name = readableLine(person.name, 60);
    return { told: person.id === operator.id ? words.away.back : words.away.backOf(name) };
  },
});
