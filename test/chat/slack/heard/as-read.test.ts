import { expect, test } from 'vitest';
import { asRead } from '../../../../src/chat/slack/heard/as-read.ts';

test.each([
  ['<https://a.example/x|qui>', 'qui (https://a.example/x)'],
  ['<https://a.example|a.example>', 'https://a.example'],
  ['<https://a.example>', 'https://a.example'],
  ['<mailto:m@x.example|m@x.example>', 'm@x.example'],
  ['<tel:+39085123|085 123>', '085 123'],
  ['<slack://channel?id=C1>', 'slack://channel?id=C1'],
  ['<#C012|stampanti> <#C012>', '#stampanti #C012'],
  ['<!date^1392734382^{date}|18 feb>', '18 feb'],
  ['<!subteam^S12|@supporto> <!here>', '@supporto @here'],
  ['<!subteam^S12> <!channel>', '@S12 @channel'],
  ['<@U07ABC12> <@U1|bea>', '@U07ABC12 @bea'],
  ['1 &lt; 2 &amp; 3 &gt; 2', '1 < 2 & 3 > 2'],
])('%s reads %s', (text, read) => {
  expect(asRead(text, (_, name) => `@${name}`)).toBe(read);
});
