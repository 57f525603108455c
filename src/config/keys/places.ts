import { z } from 'zod';
import { slackChannel, teamsChannel, threads } from './chats.ts';
import { category } from './classifying/categories.ts';
import { priority } from './classifying/priorities.ts';
import { about, address } from './values/fields.ts';

const inSlack = slackChannel.optional();
const inTeams = teamsChannel.optional();

export const restrictedShape = z
  .strictObject({
    slack: about(
      inSlack,
      'The id of a private Slack channel: who is in it sees what is restricted.',
      'C0123SECRT',
    ),
    teams: about(
      inTeams,
      'The id of a private Teams channel: who is in it sees what is restricted.',
      '"19:…@thread.tacv2"',
    ),
    people: about(
      z.array(address).default([]),
      'Operators who see it too, whether or not they are in one of these channels.',
      '[anna.rossi@example.com]',
    ),
  })
  .optional()
  .describe(
    'Who sees requests of categories that are restricted, beside the admins; elsewhere a card without words remains. Without it: managers and admins.',
  );

export const routeShape = z
  .strictObject({
    mailbox: about(address.optional(), 'Requests that came to this mailbox.', 'billing@example.com'),
    company: about(
      z.string().min(1).optional(),
      'Requests of this company, by its key under companies.',
      'acme',
    ),
    category: about(
      z.array(category).default([]),
      'Requests of these categories; while nobody has classified them, those for which one is proposed.',
      '[billable]',
    ),
    priority: about(
      z.array(priority).default([]),
      'Requests of these priorities; while nobody has classified them, those for which one is proposed.',
      '[1, 2]',
    ),
    threads,
    slack: about(inSlack, 'The id of the Slack channel in which they lie.', 'C0123BILLS'),
    teams: about(inTeams, 'The id of the Teams channel in which they lie.', '"19:…@thread.tacv2"'),
  })
  .refine(
    ({ mailbox, company, category, priority: of }) =>
      mailbox || company || category.length > 0 || of.length > 0,
    'say which requests: mailbox, company, category or priority',
  )
  .refine(({ slack, teams }) => slack || teams, 'say where they lie: slack or teams');

export const routesShape = about(
  z.array(routeShape).default([]),
  'Which requests lie in another channel than the operators’; the first that fits wins. On a platform that it does not name they lie where all do.',
);
