import { asker, type Listener } from '../listening.ts';

/** Listens to who opens the Home tab, which is drawn anew each time. */
export const home: Listener = (app, { desk, answers }) => {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await answers.showHome(event.user, await desk.home(asker(event.user)));
  });
};
