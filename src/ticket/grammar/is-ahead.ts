/** Whether an instant is still to come, or none at all. Clocks of two machines may be apart by a little. @param at ISO @param now ISO */
export function isAhead(at: string, now: string): boolean {
  return !(Date.parse(at) <= Date.parse(now) + 60_000);
}
