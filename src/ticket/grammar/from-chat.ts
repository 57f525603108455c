import type { ChatPlatform } from '../words.ts';

/**
 * What was taken over from a message in chat.
 * - `by`: who wrote it
 * - `link`: leads to it; '' where the platform names no address
 * - `left`: files that stayed there, by name: the platform hands them to no app, or they are not to be had any more
 * - `press`: by what the form is known that made it: sent once more it is the same, with other content it is another's, or later
 */
export type FromChat = { by: string; on: ChatPlatform; link: string; left?: string[]; press?: string };
