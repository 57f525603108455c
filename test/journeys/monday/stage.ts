import { inArray, like, sql } from 'drizzle-orm';
import { actionOf } from '../../../src/chat/actions/actions.ts';
import { ticket as table } from '../../../src/store/schema/tickets.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { Started } from '../a-house.ts';
import type { Chance } from './chance.ts';
import type { Done, Pressable } from './hand.ts';
import { cardsLying } from './holds/cards.ts';
import { furtherMail, type MondayMail, sceneMail } from './mails.ts';
import { surely, until } from './patience.ts';
import type { Person } from './people.ts';
import type { Stage, Written } from './scenes/scene.ts';

/** What all scenes of a day share. @property send a mail goes to the desk. @returns its Message-ID */
export type Theatre = {
  own: Started;
  chance: Chance;
  people: Person[];
  done: Done[];
  send(mail: MondayMail, headers?: Record<string, string>): Promise<string>;
};

/** Who is at work, what is left to chance, and what scenes find to play with. */
export function theatre({ own, chance, people, done, send }: Theatre) {
  const { db } = own.database.database;
  const away = new Set<string>();
  /** Whose requests, and which incidents, chance leaves alone. */
  const kept = { customers: new Set<string>(), incidents: new Set<number>() };
  const present = () => people.filter(({ name }) => !away.has(name));
  let customers = 0;

  const ticket = async (number: number) => surely(await findTicket(db, number), `#${number}`);

  async function requestWith(word: string, besides: number[]): Promise<number | undefined> {
    const found = await db
      .select({ number: table.number })
      .from(table)
      .where(like(table.subject, `%${word}%`))
      .orderBy(table.number);
    return found.find(({ number }) => !besides.includes(number))?.number;
  }

  /** For the scene of that name. @returns its stage, and what ends it */
  function stageFor(scene: string): { stage: Stage; over(): void } {
    const ownCustomers: string[] = [];
    const played: number[] = [];
    const untilSo: Stage['until'] = async (what, isSo) =>
      await until(() => `${scene}: ${typeof what === 'string' ? what : what()}`, isSo);

    async function write(about: { it: string; en: string }, by?: Written): Promise<Written> {
      customers += 1;
      // In other words: the same once more within minutes would be taken for a storm, and go into the same request.
      const mail = by
        ? { ...by, text: `${by.text} ${furtherMail(by, chance).text}` }
        : sceneMail(chance, `scena${String(customers).padStart(2, '0')}`, about);
      kept.customers.add(mail.from.address);
      ownCustomers.push(mail.from.address);
      const id = await send(mail);
      let number = 0;
      await untilSo(`a request of «${mail.subject}»`, async () => {
        number = (await requestWith(mail.word, played)) ?? 0;
        return number > 0;
      });
      played.push(number);
      await untilSo(
        `cards of #${number}`,
        async () =>
          new Set(cardsLying(own).flatMap(card => (card.number === number ? card.platform : []))).size === 2,
      );
      return { ...mail, id, number };
    }

    const stage: Stage = {
      ...{ house: own.house, sandbox: own.sandbox, url: own.url, database: own.database },
      chance,
      write,
      ticket,
      until: untilSo,
      log: async number => await eventsAfter(db, number, 0),
      somebody: (role = 'operator', besides = []) => {
        const able = present()
          .filter(({ roles }) => roles.includes(role))
          .flatMap(({ hands }) => [hands.slack, hands.teams])
          .filter(hand => besides.every(({ name }) => name.split(' ')[0] !== hand.name.split(' ')[0]));
        return surely(chance.of(able), `${scene}: a ${role} at work`);
      },
      everybody: () => present().flatMap(({ hands }) => [hands.slack, hands.teams]),
      writeAgain: async mail => {
        const before = (await stage.log(mail.number)).length;
        await send(
          { ...mail, ...furtherMail(mail, chance) },
          { 'In-Reply-To': mail.id, References: mail.id },
        );
        await untilSo(
          `a further mail of #${mail.number}`,
          async () => (await stage.log(mail.number)).length > before,
        );
      },
      do: async (hand, wish, isSo) => {
        const presses: Done[] = [];
        const what = () =>
          `${hand.name}, ${wish.verb} ${wish.about}, ${presses.length} presses: ${presses
            .map(({ windows, seen }) => `${windows} windows ${seen.trim()}`)
            .join(' | ')
            .slice(0, 2000)}`;
        await untilSo(what, async () => {
          if (await isSo()) return true;
          const pressed = await hand.act(wish);
          if (pressed) presses.push(pressed);
          return await isSo();
        });
        done.push(...presses);
      },
      say: async (hand, words, isSo) => {
        await untilSo(`${hand.name}, ${words}`, async () => {
          if (await isSo()) return true;
          const error = await hand.say(words);
          if (error) done.push({ hand: hand.name, verb: words, error, seen: '', windows: 0, ended: true });
          return await isSo();
        });
      },
      classify: async (hand, about, category = 'bug') => {
        const fields = { category, priority: '3' };
        const isSaid = async () => (await ticket(about)).category !== null;
        await stage.do(hand, { verb: 'classify', orElse: 'reclassify', about, fields }, isSaid);
      },
      keepIncident: id => kept.incidents.add(id),
      leaves: name => away.add(name),
      returns: name => away.delete(name),
    };
    const over = () => {
      for (const address of ownCustomers) kept.customers.delete(address);
    };
    return { stage, over };
  }

  /** What chance may press of what somebody sees: asked once they have seen it, for what they see is in the database. */
  async function free(): Promise<(button: Pressable) => boolean> {
    const addresses = [...kept.customers];
    const rows =
      addresses.length === 0
        ? []
        : await db
            .select({ number: table.number })
            .from(table)
            .where(inArray(sql`${table.requester} ->> 'address'`, addresses));
    const numbers = new Set(rows.map(({ number }) => number));
    return ({ verb, ticket: about }) =>
      actionOf(verb)?.about === 'incident' ? !kept.incidents.has(about) : !numbers.has(about);
  }

  return { stageFor, free, crowd: () => present().flatMap(({ sitsAt }) => sitsAt) };
}
