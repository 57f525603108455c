import type { Parts } from '../parts.ts';

/** What each part of chat/teams may import, in the order in which a press travels: why, says docs/decisions. */
export const teamsParts: Parts = {
  room: 'chat/teams',
  parts: {
    door: {
      may: [
        'chat/press/in-time',
        'chat/words/words',
        './answers',
        './endpoint',
        './heard',
        './installations',
        './listeners',
      ],
      types: [
        'botbuilder',
        'express',
        'log',
        'chat/desk-door',
        './listening',
        './own-chats',
        './private-lines',
        './references',
        './settings',
      ],
    },
    endpoint: { may: ['express', 'zod'], types: ['botbuilder', 'log', './settings'] },
    adapter: { may: ['botbuilder', 'botframework-connector', './adapter'], types: ['./settings'] },

    // Who hears and asks. No SDK, no drawing, no other listener, and of the desk its door alone.
    listening: {
      types: [
        'botbuilder',
        'log',
        'chat/desk-door',
        'chat/words/words',
        './installations',
        './own-chats',
        './private-lines',
        './references',
        './settings',
      ],
    },
    listeners: {
      may: [
        'chat/actions/actions',
        'chat/nothing',
        'chat/press/in-time',
        './answers',
        './asking',
        './heard',
        './own-page',
        './listening',
        './private-lines',
      ],
      types: ['botbuilder', 'chat/card', 'chat/desk-door', 'chat/words/words'],
    },
    // A person's own page, in the chat between them and the bot.
    'own-page': {
      may: ['chat/lists/spec', './answers'],
      types: ['botbuilder', 'chat/card', 'chat/desk-door', './listening'],
    },
    asking: {
      may: ['./heard'],
      types: ['botbuilder', 'chat/card', 'chat/button-press', './listening'],
    },

    // What a card carries there and back.
    carried: { may: ['zod'], types: ['chat/desk-door'] },

    // What Teams says, made ours. It asks nobody.
    heard: {
      may: [
        './carried',
        'botbuilder',
        'html-to-text',
        'zod',
        'chat/actions/actions',
        'chat/download',
        'chat/button-press',
        'ticket/people/language-of-locale',
        './heard',
        './settings',
      ],
      types: ['chat/desk-door', 'chat/voice/asker', 'desk/letters/uploads', './references'],
    },
    installations: {
      may: ['./heard', './installations', './settings'],
      types: ['botbuilder', 'log', './references'],
    },

    // Who shows an answer in the turn that Teams waits for. It never asks the desk.
    answers: {
      may: ['botbuilder', './answers', './cards'],
      types: ['chat/button-press', 'chat/card', 'chat/words/words'],
    },

    // Lines that one person sees in a channel: posted while their press is answered, and never by the desk.
    'private-lines': {
      may: [
        'chat/actions/actions',
        'chat/press/in-time',
        './adapter',
        './answers',
        './cards',
        './posting',
        './private-lines',
      ],
      types: [
        'botbuilder',
        'log',
        'chat/button-press',
        'chat/card',
        'chat/gateway',
        './listening',
        './references',
        './settings',
      ],
    },

    // Which chat the app has with a person: asked of Teams.
    'own-chats': {
      may: ['./adapter', './heard', './own-chats', './posting'],
      types: ['botbuilder', 'log', './references', './settings'],
    },

    // Drawing: from a shared view to Adaptive Cards.
    cards: {
      may: [
        './carried',
        'clip',
        'chat/actions/conversation/card',
        'chat/actions/lists/show-list',
        'chat/lists/most-that-fits',
        'chat/paragraphs',
        'chat/readable',
        'chat/render',
        'chat/templates/likeness',
        'chat/words/words',
        './cards',
        './limits',
      ],
      types: ['chat/card', 'chat/button-press'],
    },

    // What the couriers ask for. It has nothing to do with presses.
    gateway: {
      may: ['chat/pace', './posting', './roster'],
      types: ['botbuilder', 'chat/gateway', './references', './settings'],
    },
    posting: {
      may: [
        'botbuilder',
        'clip',
        'chat/nothing',
        'chat/templates/likeness',
        'outbox/failure',
        './posting',
        './adapter',
        './cards',
        './errors',
        // What a conversation's name says of it.
        './heard',
        './settings',
      ],
      types: ['botframework-connector', 'chat/card', 'chat/gateway', 'chat/pace', './references'],
    },
    roster: {
      may: ['botbuilder', 'chat/pace', 'outbox/failure', './roster', './errors', './settings'],
      types: ['desk/people/directory', './references'],
    },
    errors: { may: ['outbox/failure'] },
    check: {
      may: ['botbuilder', 'botframework-connector', 'finding', './adapter', './gateway', './settings'],
      types: ['./private-lines', './references'],
    },
    'package-manifest': { may: ['node:fs', 'fflate', 'zod'] },

    // Data.
    references: {},
    settings: { types: ['ticket/words'] },
    limits: {},
  },
};
