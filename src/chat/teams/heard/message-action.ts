import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { PickedFile, WrittenInChat } from '../../desk-door.ts';
import { htmlAsRead } from './html-as-read.ts';

const action = z.object({
  messagePayload: z.object({
    id: z.string().min(1),
    replyToId: z.string().nullish(),
    linkToMessage: z.string().nullish(),
    from: z
      .object({
        user: z.object({ id: z.string(), displayName: z.string().nullish() }).nullish(),
        application: z.object({ id: z.string(), displayName: z.string().nullish() }).nullish(),
      })
      .nullish(),
    body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }),
    attachments: z
      .array(z.object({ contentType: z.string().nullish(), name: z.string().nullish() }))
      .nullish(),
  }),
});

/** A file of a message lies in SharePoint, and the message refers to it. Cards and quoted messages are no files. */
const fileReference = 'reference';
/** A picture that was put into the text; an emoji is one, too, and says so. */
const picture = /<img\b(?![^>]*(?:schema\.skype\.com\/Emoji|itemtype="[^"]*Emoji))[^>]*>/gi;

const command = z.object({ commandId: z.string() });

/** Which action of the message extension somebody chose, by its name in the manifest; null for none. */
export function commandActed({ value }: Pick<Activity, 'value'>): string | null {
  return command.safeParse(value).data?.commandId ?? null;
}

/**
 * The message on which somebody chose an action; null for what is none.
 *
 * @param appId by which the app's own messages are known
 */
export function messageActed(
  { value, conversation }: Pick<Activity, 'value' | 'conversation'>,
  appId: string,
): WrittenInChat | null {
  const parsed = action.safeParse(value);
  if (!parsed.success) return null;
  const { messagePayload: payload } = parsed.data;
  const [channel = '', root] = (conversation?.id ?? '').split(';messageid=');
  const thread = payload.replyToId || root || null;
  const { content, contentType } = payload.body;
  return {
    channel,
    message: payload.id,
    thread: thread === payload.id ? null : thread,
    author: payload.from?.user?.id ?? '',
    name: payload.from?.user?.displayName ?? payload.from?.application?.displayName ?? '',
    files: filesOf(payload),
    isOurs: payload.from?.application?.id === appId,
    text: contentType === 'text' ? (content ?? '') : htmlAsRead(content ?? ''),
    link: payload.linkToMessage ?? '',
  };
}

/**
 * A bot is told which files a message has, and gets none of them: they lie in SharePoint, and pictures with Graph, for either
 * of which it would need rights over all that lies there (MicrosoftDocs/msteams-docs#2021).
 */
function filesOf({ attachments, body }: z.infer<typeof action>['messagePayload']): PickedFile[] {
  const referred = (attachments ?? []).filter(({ contentType }) => contentType === fileReference);
  const pictures = body.content?.match(picture) ?? [];
  const why = 'not-handed-out' as const;
  return [
    ...referred.map(({ name }) => ({ ref: '', name: name ?? '', why })),
    ...pictures.map(() => ({ ref: '', name: '', why })),
  ];
}
