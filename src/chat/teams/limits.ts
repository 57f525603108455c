/** Teams takes messages up to about 28-100 KB of UTF-16, depending on which of Microsoft's pages one reads: a card of
 * 24 KB of JSON is under all of them. */
export const cardBytes = 24_000;

/** More buttons than these are not shown in a list of files. */
export const filesAtMost = 5;

/** A run of text; longer ones are cut into paragraphs. */
export const paragraphLength = 2000;
