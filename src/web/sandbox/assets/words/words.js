import { chatWords } from './chats.js';
import { customerWords } from './customer.js';
import { pageWords } from './page.js';
import { slackWords } from './slack.js';
import { storyWords } from './story.js';
import { teamsWords } from './teams.js';

const all = { ...pageWords, ...customerWords, ...chatWords, ...slackWords, ...teamsWords, ...storyWords };

const inLanguage = language =>
  Object.fromEntries(Object.entries(all).map(([name, both]) => [name, both[language]]));

/** What stands on the page, in the desk's language. */
export const words = { it: inLanguage('it'), en: inLanguage('en') };
