/** @property lead who wrote it, and when. @property parts a few words of it, those that were looked for marked */
export type FoundWords = { lead: string; parts: { text: string; isFound: boolean }[] };
