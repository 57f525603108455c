import { expect, test } from 'vitest';
import { nothing } from '../../../src/chat/nothing.ts';
import { listAnswers } from '../../../src/chat/slack/answers/lists.ts';
import { openHomes } from '../../../src/chat/slack/answers/open-homes.ts';

const minute = 60_000;
const page = (title: string, list = 'home') => ({ ...nothing, title, list });

/** One desk whose page says what it is told to say, and what Slack was given. */
function aHome() {
  let now = 0;
  const given: string[] = [];
  const publish = async ({ user_id, view }: { user_id: string; view: unknown }) => {
    given.push(`${user_id} ${JSON.stringify(view).includes('later') ? 'later' : 'first'}`);
  };
  const client = { views: { publish } } as never;
  const lists = listAnswers(
    client,
    async () => true,
    openHomes(() => now),
  );
  return {
    given,
    lists,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test('what turned on a page that somebody opened is there after a minute, once; what did not is not given again', async () => {
  const { given, lists, pass } = aHome();
  await lists.publish('UANNA', page('first'));
  await lists.publish('UBEA', page('first'));
  const asked: string[] = [];
  const drawn = async (user: string, list: string) => {
    asked.push(`${user} ${list}`);
    return page(user === 'UANNA' ? 'later' : 'first', list);
  };
  pass(minute - 1);
  await lists.publishAnew(drawn);
  expect(asked).toEqual([]);
  pass(1);
  await lists.publishAnew(drawn);
  await lists.publishAnew(drawn);
  expect(asked).toEqual(['UANNA home', 'UBEA home']);
  expect(given).toEqual(['UANNA first', 'UBEA first', 'UANNA later']);
});

test('whoever went to a list on it stays there, and is not thrown back by a drawing that was under way', async () => {
  const { given, lists, pass } = aHome();
  await lists.publish('UANNA', page('first'));
  pass(minute);
  await lists.publishAnew(async () => {
    await lists.publish('UANNA', page('first', 'queue?home=1'));
    return page('later');
  });
  expect(given).toEqual(['UANNA first', 'UANNA first']);
  pass(minute);
  await lists.publishAnew(async (_, list) => page('later', list));
  expect(given.at(-1)).toBe('UANNA later');
});

test('a page that nobody has opened or pressed for an hour is left as it is', async () => {
  const { given, lists, pass } = aHome();
  await lists.publish('UANNA', page('first'));
  pass(61 * minute);
  await lists.publishAnew(async () => page('later'));
  expect(given).toEqual(['UANNA first']);
});
