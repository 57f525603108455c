import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow';

/** A mail as the server hands it out. `unfetched`: why there is no source. */
export type FetchedMail = { uid: number; source: Buffer; arrivedAt: Date; unfetched?: string };

/** A larger mail is not fetched: its head opens the ticket, and says where the rest lies. */
const largestBytes = 60 * 1024 * 1024;
/** So many are fetched together, or one: what was fetched is held until it was taken in. */
const togetherBytes = 16 * 1024 * 1024;
/** So often a mail is asked for whole before its head will do; a server that is merely busy recovers meanwhile. */
const triesForWhole = 5;
/** So often a server may hang up over a part of a mail before that part is not asked for any more. */
const hangUpsAtMost = 3;

type Part = 'whole' | 'head';
type History = { tries: number; hangUps: Record<Part, number>; isProven: boolean };

/**
 * Fetches mails, over sessions: some servers refuse a single mail for good (a damaged store, an item that Exchange
 * cannot convert), or hang up over it, and that mail must not keep out those behind it. After some tries its head is
 * taken; where that fails too, while the server hands out another mail, the desk goes on without it, and says so.
 *
 * @param where the mailbox and folder, as people know them
 */
export class MailFetcher {
  readonly #where: string;
  readonly #histories = new Map<number, History>();
  /** What failed in the batch that was tried last: they are asked for one by one. */
  #isCareful = false;

  constructor(where: string) {
    this.#where = where;
  }

  /**
   * Calls `done` with mails in order: for as many at once as are not too large together, and one by one where one makes trouble.
   *
   * @throws when one cannot be had now: those before it are done
   */
  async fetch(client: ImapFlow, uids: number[], done: (mails: FetchedMail[]) => Promise<void>) {
    const sizes = this.#isCareful ? null : await this.#sizesOf(client, uids);
    for (const run of sizes ? runsOf(uids, sizes) : [uids]) {
      const batch = sizes && (await this.#allOf(client, run, sizes));
      if (batch) await done(batch);
      else await this.#oneByOne(client, run, done);
    }
  }

  async #oneByOne(client: ImapFlow, uids: number[], done: (mails: FetchedMail[]) => Promise<void>) {
    for (const uid of uids) {
      const mail = await this.#one(client, uid);
      if (mail) await done([mail]);
    }
    this.#isCareful = false;
  }

  /** In bytes, by UID. @returns null where the server refuses to say */
  async #sizesOf(client: ImapFlow, uids: number[]): Promise<Map<number, number> | null> {
    this.#isCareful = true;
    try {
      const sizes = await client.fetchAll(uids, { uid: true, size: true }, { uid: true });
      this.#isCareful = false;
      return new Map(sizes.map(({ uid, size = 0 }) => [uid, size]));
    } catch (error) {
      if (!client.usable) throw error;
      return null;
    }
  }

  /** @returns null where the server refuses them together, or leaves one out */
  async #allOf(client: ImapFlow, uids: number[], sizes: Map<number, number>): Promise<FetchedMail[] | null> {
    this.#isCareful = true;
    try {
      const large = new Map(
        uids.flatMap(uid => ((sizes.get(uid) ?? 0) > largestBytes ? [[uid, sizes.get(uid)]] : [])),
      );
      const small = uids.filter(uid => !large.has(uid));
      const mails = await get(client, small, { source: true });
      if (mails.length < small.length) return null;
      const heads = await get(client, [...large.keys()], { headers: true });
      if (heads.length < large.size) return null;
      this.#isCareful = false;
      return [
        ...mails,
        ...heads.map(head =>
          this.#withoutBody(head, `has ${megabytes(large.get(head.uid))} MB and was not fetched`),
        ),
      ].toSorted((a, b) => a.uid - b.uid);
    } catch (error) {
      if (!client.usable) throw error;
      return null;
    }
  }

  /** @returns null where it is gone from the mailbox */
  async #one(client: ImapFlow, uid: number): Promise<FetchedMail | null> {
    const history = this.#histories.get(uid) ?? { tries: 0, hangUps: { whole: 0, head: 0 }, isProven: false };
    this.#histories.set(uid, history);
    history.tries += 1;
    const mail = (await this.#partOf(client, uid, history)) ?? (await this.#withoutIt(client, uid, history));
    if (!mail && (await isThere(client, uid)))
      throw new Error(`the server does not hand out the mail with UID ${uid}`);
    this.#histories.delete(uid);
    return mail;
  }

  async #partOf(client: ImapFlow, uid: number, history: History): Promise<FetchedMail | null> {
    const whole = await this.#ask(client, uid, 'whole', history);
    const isEnough = history.tries >= triesForWhole || history.hangUps.whole >= hangUpsAtMost;
    if (whole || !isEnough) return whole;
    const head = await this.#ask(client, uid, 'head', history);
    // The server may have recovered between the two.
    return head && ((await this.#ask(client, uid, 'whole', history)) ?? head);
  }

  async #ask(client: ImapFlow, uid: number, part: Part, history: History): Promise<FetchedMail | null> {
    if (history.hangUps[part] >= hangUpsAtMost) return null;
    // Noted first, and struck out when the server lives to answer, whatever it says.
    history.hangUps[part] += 1;
    const mail = await (part === 'whole' ? this.#wholeOf(client, uid) : this.#headOf(client, uid)).catch(
      error => {
        if (!client.usable) throw error;
        return null;
      },
    );
    history.hangUps[part] -= 1;
    return mail;
  }

  /** Nothing of it can be had, and it is not the server: another mail can. */
  async #withoutIt(client: ImapFlow, uid: number, history: History): Promise<FetchedMail | null> {
    if (history.tries < triesForWhole || !(await handsOutAnother(client, uid))) return null;
    if (Object.values(history.hangUps).some(times => times > 0) && !history.isProven) {
      // It may have hung up over everything then, and be well now.
      history.isProven = true;
      history.hangUps = { whole: hangUpsAtMost - 1, head: hangUpsAtMost - 1 };
      return null;
    }
    const unfetched = `the server does not hand it out. It lies in ${this.#where}, UID ${uid}`;
    return { uid, source: Buffer.alloc(0), arrivedAt: new Date(), unfetched };
  }

  async #wholeOf(client: ImapFlow, uid: number): Promise<FetchedMail | null> {
    const [size] = await client.fetchAll([uid], { uid: true, size: true }, { uid: true });
    const isLarge = (size?.size ?? 0) > largestBytes;
    const [mail] = await get(client, [uid], isLarge ? { headers: true } : { source: true });
    if (!mail) return null;
    return isLarge ? this.#withoutBody(mail, `has ${megabytes(size?.size)} MB and was not fetched`) : mail;
  }

  async #headOf(client: ImapFlow, uid: number): Promise<FetchedMail | null> {
    const [mail] = await get(client, [uid], { headers: true });
    return mail ? this.#withoutBody(mail, 'is not handed out by its server') : null;
  }

  /** The head of a mail, with a body that says where the rest is. */
  #withoutBody(head: FetchedMail, why: string): FetchedMail {
    const lines = head.source
      .toString('binary')
      .replace(/^content-(type|transfer-encoding):.*(\r?\n[ \t].*)*\r?\n/gim, '')
      .trimEnd();
    const words = `[This mail ${why}. It lies in ${this.#where}, UID ${head.uid}.]`;
    const source = `${lines}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n`;
    return { ...head, source: Buffer.from(source, 'binary') };
  }
}

/** In their order, as many together as are not too large. */
function runsOf(uids: number[], sizes: Map<number, number>): number[][] {
  const runs: number[][] = [];
  let room = 0;
  for (const uid of uids) {
    // Of the largest only the head is fetched.
    const size = sizes.get(uid) ?? 0;
    const held = size > largestBytes ? 0 : size;
    if (runs.length > 0 && held <= room) runs.at(-1)?.push(uid);
    else {
      runs.push([uid]);
      room = togetherBytes;
    }
    room -= held;
  }
  return runs;
}

/** Those that came with something in them: some servers answer OK and leave out what they cannot read. */
async function get(client: ImapFlow, uids: number[], what: FetchQueryObject): Promise<FetchedMail[]> {
  if (uids.length === 0) return [];
  const found = await client.fetchAll(uids, { uid: true, internalDate: true, ...what }, { uid: true });
  return found.flatMap(message => {
    const source = message.source ?? message.headers;
    return source && source.byteLength > 0
      ? [{ uid: message.uid, source, arrivedAt: arrivalOf(message) }]
      : [];
  });
}

async function isThere(client: ImapFlow, uid: number): Promise<boolean> {
  const found = await client.search({ uid: String(uid) }, { uid: true });
  return !found || found.includes(uid);
}

async function handsOutAnother(client: ImapFlow, uid: number): Promise<boolean> {
  const found = await client.search({ all: true }, { uid: true });
  const other = (found || []).findLast(candidate => candidate !== uid);
  return other !== undefined && (await get(client, [other], { headers: true })).length > 0;
}

/** A server that tells no date, or none that is one, has handed it to us now. */
function arrivalOf({ internalDate }: FetchMessageObject): Date {
  const at = new Date(internalDate ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? new Date() : at;
}

function megabytes(bytes = 0): number {
  return Math.round(bytes / 1024 / 1024);
}
