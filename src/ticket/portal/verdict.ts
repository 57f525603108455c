/** How a request was served, as its customer found it. */
export type Verdict = 'up' | 'down';
