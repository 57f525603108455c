/** Random choices that come again with the same seed (mulberry32). */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, and without, `below`. */
  under(below: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  /** @returns undefined where there is nothing to choose from */
  of<Thing>(things: readonly Thing[]): Thing | undefined {
    return things[this.under(things.length)];
  }

  /** The same in another order. */
  shuffled<Thing>(things: readonly Thing[]): Thing[] {
    const left = [...things];
    return things.flatMap(() => left.splice(this.under(left.length), 1));
  }

  /** True once in so many times. */
  onceIn(times: number): boolean {
    return this.under(times) === 0;
  }

  /** The heavier the likelier. @returns undefined where nothing weighs anything */
  weighed<Thing>(things: readonly Thing[], weightOf: (thing: Thing) => number): Thing | undefined {
    let left = this.under(things.reduce((sum, thing) => sum + weightOf(thing), 0));
    return things.find(thing => {
      left -= weightOf(thing);
      return left < 0;
    });
  }

  /** Typed nowhere else: what somebody wrote is found by it wherever it is shown. */
  word(): string {
    return `detto${this.under(2 ** 31).toString(36)}x`;
  }

  /** Its own row of choices, so that who acts at the same time does not take another's. */
  branch(): Chance {
    return new Chance(this.under(2 ** 31));
  }
}
