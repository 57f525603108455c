/** Somebody at work on one platform: presses one thing that they see, whatever it is. */
export type Hand = {
  /** @returns what was pressed, and what the platform said of it; null where there was nothing to press */
  act(): Promise<Done | null>;
  /** Asks for a list. @returns what the platform said of it; '' where all went well */
  ask(words: string): Promise<string>;
};

export type Done = { verb: string; error: string };

/** What anybody presses in a day; closures and what is handed over for somebody who has left are other days' work. */
export const pressed = [
  ...[
    'claim',
    'accept-suggestion',
    'classify',
    'reclassify',
    'reply',
    'ask-clarification',
    'close',
    'reopen',
  ],
  ...[
    'release',
    'take-over',
    'reassign',
    'note',
    'open',
    'why',
    'extend',
    'watch',
    'unwatch',
    'snooze',
    'wake',
  ],
  ...[
    'acknowledge',
    'restrict',
    'lift-restriction',
    'language',
    'merge-suggested',
    'resend',
    'recall',
    'remind',
  ],
];

/** What a field is filled with where it is not a choice. */
export const typed = 'Fatto: ora funziona, ci scriva se si ripete.';
