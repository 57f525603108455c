/** As many as a busy Postfix opens to one destination (`default_destination_concurrency_limit`). */
const perAddress = 20;
const inAll = 100;
/** A connection that has brought no mail for so long is ended, whatever else it says. */
const idleAfterMs = 60_000;
/** Where room is needed, who has been idle for so long goes first: nobody who works pauses so long between two commands. */
const spareAfterMs = 2_000;
/** Nobody takes longer over one mail who means it. */
const mailAtMostMs = 10 * 60_000;

type Seat = { address: string; since: number; isBusy: boolean; end(): void };

export type Seats = {
  /** @returns whether there is room; `end` is called when it is needed for somebody else */
  take(id: string, address: string, end: () => void): boolean;
  /** A mail begins to come, or has been answered. */
  busy(id: string, isBusy: boolean): void;
  leave(id: string): void;
  /** Ends those that only sit there. */
  sweep(): void;
};

/**
 * Who may sit at a door for mail: so many connections of one address, so many in all. One that brings no mail makes room
 * for one that may: a door that is full of the idle would be closed to all.
 *
 * @param now milliseconds of a clock that never goes back
 */
export function doorSeats(now: () => number = () => performance.now()): Seats {
  const seats = new Map<string, Seat>();

  /** The one that has been idle longest, of those asked about. */
  function makeRoom(among: (seat: Seat) => boolean): boolean {
    const idle = [...seats]
      .filter(([, seat]) => among(seat) && !seat.isBusy && now() - seat.since >= spareAfterMs)
      .toSorted(([, one], [, other]) => one.since - other.since);
    return dismiss(idle[0]);
  }

  function dismiss(entry: [string, Seat] | undefined): boolean {
    if (!entry) return false;
    seats.delete(entry[0]);
    entry[1].end();
    return true;
  }

  return {
    take(id, address, end) {
      const isTheirs = (seat: Seat) => seat.address === address;
      const theirs = [...seats.values()].filter(isTheirs).length;
      if (theirs >= perAddress && !makeRoom(isTheirs)) return false;
      if (seats.size >= inAll && !makeRoom(() => true)) return false;
      seats.set(id, { address, since: now(), isBusy: false, end });
      return true;
    },
    busy(id, isBusy) {
      const seat = seats.get(id);
      if (seat) Object.assign(seat, { isBusy, since: now() });
    },
    leave: id => void seats.delete(id),
    sweep() {
      for (const entry of [...seats])
        if (now() - entry[1].since > (entry[1].isBusy ? mailAtMostMs : idleAfterMs)) dismiss(entry);
    },
  };
}
