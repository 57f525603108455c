/** Where the desk gets the time from: the machine's clock, or the sandbox's, which can be moved forward. */
export type Clock = () => Date;

export const machineClock: Clock = () => new Date();
