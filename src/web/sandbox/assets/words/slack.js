/** What Slack's window says. */
export const slackWords = {
  composerSlack: { it: 'Scrivi, oppure /ticket coda', en: 'Write, or /ticket queue' },
  home: { it: 'Home', en: 'Home' },
  homeEmpty: { it: 'La Home si apre quando premi «Home».', en: 'Home opens when you press “Home”.' },
};
