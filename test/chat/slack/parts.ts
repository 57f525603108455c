import type { Parts } from '../parts.ts';

/** What each part of chat/slack may import, in the order in which a press travels: why, says docs/decisions. */
export const slackParts: Parts = {
  room: 'chat/slack',
  parts: {
    door: {
      may: ['@slack/bolt', './answers', './connection', './listeners', './listening'],
      types: ['@slack/web-api', 'express', 'log', 'chat/desk-door', './settings'],
    },
    connection: {
      may: ['@slack/bolt', 'node:timers/promises', 'node:diagnostics_channel', './connection'],
      types: ['express', 'log', './settings'],
    },

    // Who hears and asks. No call to Slack, no drawing, no other listener, and of the desk its door alone.
    listening: {
      types: ['@slack/bolt', 'log', 'chat/desk-door', './answers', './settings'],
    },
    listeners: {
      may: [
        'chat/actions/actions',
        'chat/nothing',
        'chat/press/in-time',
        './asking',
        './carried',
        './heard',
        './listening',
      ],
      types: ['@slack/bolt', 'chat/card', 'chat/button-press', 'chat/desk-door'],
    },
    asking: {
      may: ['./heard'],
      types: ['chat/card', 'chat/button-press', 'desk/letters/uploads', './listening'],
    },

    // What Slack says, made ours. It asks nobody.
    heard: {
      may: [
        'zod',
        'chat/actions/actions',
        'chat/button-press',
        './carried',
        './files/fetch',
        './files/shared-file',
        './heard',
      ],
      types: ['@slack/bolt', 'chat/desk-door', 'desk/letters/uploads', './settings'],
    },
    carried: { may: ['node:crypto', 'zod', 'clip', 'chat/button-press', './carried'] },

    // Files that lie with Slack.
    files: {
      may: ['zod', 'chat/download', './call', './errors', './files'],
      types: [
        '@slack/web-api',
        'chat/desk-door',
        'chat/gateway',
        'chat/words/work/kept',
        'desk/letters/uploads',
        './settings',
      ],
    },

    // Who shows an answer to one person. It never asks the desk.
    answers: {
      may: [
        'node:crypto',
        'node:timers/promises',
        'chat/nothing',
        './answers',
        './blocks',
        './call',
        './carried',
        './views',
        './errors',
      ],
      types: ['@slack/types', '@slack/web-api', 'log', 'chat/card', 'chat/words/words', './heard'],
    },

    // Drawing: from a shared view to Slack's JSON.
    blocks: {
      may: [
        'clip',
        'chat/lists/most-that-fits',
        'chat/render',
        'chat/templates/likeness',
        './blocks',
        './carried',
        './limits',
      ],
      types: ['@slack/types', 'chat/card'],
    },
    views: {
      may: ['clip', 'written', 'chat/nothing', 'chat/render', './views', './blocks', './carried', './limits'],
      types: ['@slack/types', 'chat/card', 'chat/words/words'],
    },

    // What the couriers ask for. It has nothing to do with presses.
    gateway: {
      may: ['chat/pace', './files/message-files', './posting', './roster'],
      types: ['@slack/web-api', 'chat/gateway', './settings'],
    },
    posting: {
      may: [
        'clip',
        'zod',
        'chat/nothing',
        'chat/templates/likeness',
        'outbox/failure',
        './blocks',
        './call',
        './carried',
        './errors',
        './limits',
        './views/home',
      ],
      types: ['@slack/web-api', 'chat/card', 'chat/gateway', 'chat/pace'],
    },
    roster: {
      may: [
        'node:timers/promises',
        'chat/pace',
        'outbox/failure',
        'ticket/people/language-of-locale',
        './roster',
        './call',
        './errors',
      ],
      types: ['@slack/web-api', 'desk/people/directory', './settings'],
    },
    client: { may: ['@slack/web-api'], types: ['./settings'] },
    call: { may: ['node:timers/promises', 'outbox/failure', './errors'] },
    errors: { may: ['@slack/web-api', 'outbox/failure', './refusals'] },
    check: {
      may: ['finding', './client', './errors', './scopes'],
      types: ['@slack/web-api', './settings'],
    },

    // Data.
    settings: { types: ['ticket/words'] },
    limits: {},
    refusals: {},
    scopes: {},
  },
};
