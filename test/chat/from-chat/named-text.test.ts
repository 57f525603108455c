import { expect, test } from 'vitest';
import { namedText } from '../../../src/chat/from-chat/named-text.ts';
import { written } from '../../../src/chat/slack/heard/picked.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';

const roster = {
  member: async (userId: string) => {
    if (userId === 'U0SLOW') throw new Error('ratelimited');
    return userId === 'U07ABC'
      ? { userId, name: 'Bea Blu $&', email: null, inOperatorsChannel: false }
      : null;
  },
  nameOf: async (channel: string) => (channel === 'C1' ? '#stampanti' : null),
};
const read = async (text: string, language: 'it' | 'en' = 'it') =>
  await namedText(written('C9', { ts: '1.2', text }, ''), roster, wordsIn(language));

test.each([
  ['<@U07ABC> guarda, <@U07ABC>', '@Bea Blu $& guarda, @Bea Blu $&'],
  ['<@U07ABC|bea> ok', '@bea ok'],
  ['<@U07ABC> e <@U07ABCD>', '@Bea Blu $& e @collega'],
  ['<@U0SLOW> <@U404>', '@collega @collega'],
  ['in <#C1> o <#C1|> o <#C2>', 'in #stampanti o #stampanti o #canale'],
  ['<!subteam^S1> <!subteam^S2|@supporto>', '@gruppo @supporto'],
  ['<!here> <!channel> <!everyone>', '@here @channel @everyone'],
  ['<https://a.example/x|qui> <https://a.example>', 'qui (https://a.example/x) https://a.example'],
])('%s reads %s', async (text, said) => {
  expect(await read(text)).toBe(said);
});

test('in the language of whoever takes it', async () => {
  expect(await read('<@U404> <#C2> <!subteam^S1>', 'en')).toBe('@colleague #channel @group');
});
