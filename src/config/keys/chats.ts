import { z } from 'zod';
import { about, serviceUrl } from './values/fields.ts';

export const slackChannel = z
  .string()
  .regex(/^[CG][A-Z0-9]{6,}$/, 'write the channel’s id (C…), not its name');
export const teamsChannel = z.string().startsWith('19:', 'write a channel’s id (19:…)');

export const slack = z
  .strictObject({
    channel: about(
      slackChannel,
      'The id of the operators’ channel (channel details, at the bottom).',
      'C0123456789',
    ),
    adminChannel: about(
      slackChannel.optional(),
      'The id of the channel for cards about what is broken; without it they go to the operators.',
      'C0987654321',
    ),
    mode: about(
      z.enum(['http', 'socket'], 'write http or socket').default('http'),
      'How Slack reaches the desk: http by its public address, socket (Socket Mode) without one.',
    ),
    postsPerSecond: about(
      z.number().min(0.1).max(50).default(1),
      'How fast the desk may post in a channel; Slack allows about one message a second.',
    ),
    apiUrl: about(
      serviceUrl('https://slack-gov.com/api/').optional(),
      'Another Web API than https://slack.com/api/: GovSlack’s, or a proxy’s. It gets the tokens, so it must be https, or on this machine.',
      'https://slack-gov.com/api/',
    ),
  })
  .optional();

export const teams = z
  .strictObject({
    channel: about(
      z
        .union([
          z.literal('installed'),
          z.string().startsWith('19:', 'write installed, or a channel’s id (19:…)'),
        ])
        .default('installed'),
      'The operators’ channel: the one in which the app was installed, or a channel’s id (19:…).',
    ),
    adminChannel: about(
      teamsChannel.optional(),
      'The id of the channel for cards about what is broken; without it they go to the operators.',
      '"19:…@thread.tacv2"',
    ),
    appType: about(
      z
        .enum(
          ['SingleTenant', 'MultiTenant', 'UserAssignedMsi'],
          'write SingleTenant, MultiTenant or UserAssignedMsi',
        )
        .default('SingleTenant'),
      'The Azure bot’s type.',
    ),
  })
  .optional();
