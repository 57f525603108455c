/**
 * What is known of a letter that waits to be sent, as its `stateWhy`. Nothing: nobody has tried. `waiting`: no server has taken
 * it, surely. `retrying`: that was so until a moment ago. `sending`: it was handed to a server, which perhaps has it.
 */
export type Handing = 'waiting' | 'retrying' | 'sending';

export function isHanding(why: string | null, ...meant: Handing[]): boolean {
  return meant.some(each => each === why);
}
