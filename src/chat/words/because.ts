/** A reason behind what is said, where there is one: " (550 5.1.1)". */
export const because = (why: string) => (why ? ` (${why})` : '');
