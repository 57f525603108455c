/** One line of `sportello check`: a part of the set-up, whether it works, and what to do if not. */
export type Finding = { part: string; ok: boolean; says: string; fix?: string };
