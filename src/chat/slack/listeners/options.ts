import { inTime } from '../../press/in-time.ts';
import { parseViewMetadata } from '../carried/view-metadata.ts';
import { ackWithinMs, asker, type Listener } from '../listening.ts';

/** Listens to what somebody types into a field of a form that is searched meanwhile. */
export const options: Listener = (app, { desk, answers, log }) => {
  app.options<'block_suggestion'>(
    { type: 'block_suggestion', action_id: /^within:/ },
    async ({ ack, payload, body }) => {
      const metadata = parseViewMetadata(body.view?.private_metadata ?? '');
      if (!metadata) {
        log.warn({ room: 'slack', user: body.user.id }, 'refused a search in a form: it is none of ours');
        return await ack({ options: [] });
      }
      const { verb, ticket, nonce } = metadata;
      const field = payload.action_id.slice('within:'.length);
      const looked = desk
        .suggest(asker(body.user.id), { verb, ticket, nonce, field }, payload.value)
        .catch((error: unknown) => {
          log.error({ room: 'slack', err: error }, 'a search in a form failed');
          return [];
        });
      // What takes longer is shown by the next letter that is typed.
      const first = await inTime(looked, ackWithinMs);
      const found = first.isLate ? [] : first.value;
      await ack(answers.offering(found));
    },
  );
};
