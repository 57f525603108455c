/** What Slack shows to the one who acted; '' when all went well. */
export type Shown = { error: string };

/** What a person sees when the app does not answer in time. */
export const trouble = 'We had some trouble connecting. Try again?';
