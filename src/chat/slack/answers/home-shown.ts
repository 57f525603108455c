import type { CommandAnswer } from '../../card.ts';

/** Slack has taken it as somebody's page. @param state what it calls that state of it */
export type HomeShown = (userId: string, page: CommandAnswer, state: string) => Promise<void>;
