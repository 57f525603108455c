import type { Unnamed, WrittenInChat } from '../desk-door.ts';
import type { ChatGateway } from '../gateway.ts';
import type { Words } from '../words/words.ts';

/** Who is asked of one message at most: each is a question to the platform. */
const askedAtMost = 20;

/**
 * A message's text with the names of those whom it names by their ids: an id tells nobody anything, and whoever reads it later
 * cannot look it up. Whom the platform does not tell of is called what they are.
 */
export async function namedText(
  { text, unnamed = [] }: Pick<WrittenInChat, 'text' | 'unnamed'>,
  gateway: Pick<ChatGateway, 'member' | 'nameOf'> | undefined,
  words: Words,
): Promise<string> {
  let named = text;
  for (const [index, each] of unnamed.entries()) {
    const name = index < askedAtMost ? await nameOf(each, gateway) : '';
    const said = name || words.kept.nameless[each.what];
    named = named.replace(new RegExp(`${each.shown}(?!\\w)`, 'g'), () => each.shown.charAt(0) + said);
  }
  return named;
}

async function nameOf(
  { what, id }: Unnamed,
  gateway: Pick<ChatGateway, 'member' | 'nameOf'> | undefined,
): Promise<string> {
  try {
    if (what === 'person') return (await gateway?.member(id))?.name ?? '';
    // As a platform writes a channel's name, with its mark.
    return what === 'channel' ? ((await gateway?.nameOf(id)) ?? '').replace(/^#/, '') : '';
  } catch {
    // A platform that is slow, or away, keeps nobody from keeping what was written.
    return '';
  }
}
