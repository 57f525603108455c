import { linksIn } from '../heard/links.ts';
import { asker, type Listener } from '../listening.ts';

/** Listens to links to requests in what people send, in whatever conversation: below them it is shown what may be seen there. */
export const links: Listener = (app, { desk }) => {
  app.event('link_shared', async ({ event }) => {
    const sent = linksIn(event);
    if (sent) await desk.unfurl(asker(sent.user), sent.linking);
  });
};
