import type { TeamsMessage, TeamsTenant } from '../tenant.ts';

/** Where an action of the message extension is chosen. */
export type Context = 'message' | 'compose' | 'commandBox';

/** What a client sends of an action that was chosen beside the field in which one writes, or in the command bar. */
export function actionOf(commandId: string, commandContext: Context) {
  return { commandId, commandContext };
}

/**
 * What a client sends of a message on which an action was chosen: who wrote it, its words as HTML, and which files it has. Of
 * a file there is a name and where it lies in SharePoint, and nothing by which a bot could fetch it.
 */
export function actionOnMessage(
  tenant: TeamsTenant,
  commandId: string,
  message: TeamsMessage,
  root: string | null,
) {
  const { id, from, text, files = [], pictures = 0 } = message;
  const author = tenant.users.find(({ mri }) => mri === from);
  const inText = Array.from(
    { length: pictures },
    (_, index) => `<img alt="image" src="https://graph.microsoft.com/v1.0/hostedContents/${index}/$value">`,
  );
  return {
    ...actionOf(commandId, 'message'),
    messagePayload: {
      id,
      replyToId: root === id ? null : root,
      messageType: 'message',
      createdDateTime: message.at,
      linkToMessage: `https://teams.microsoft.com/l/message/${id}`,
      from: author
        ? { user: { id: author.aadObjectId, displayName: author.name, userIdentityType: 'aadUser' } }
        : { application: { id: tenant.appId, displayName: 'Sportello', applicationIdentityType: 'bot' } },
      body: { contentType: 'html', content: `<p>${asHtml(text)}</p>${inText.join('')}` },
      attachments: files.map(({ name }) => ({
        id: crypto.randomUUID(),
        contentType: 'reference',
        contentUrl: `https://sandbox.sharepoint.com/sites/assistenza/${encodeURIComponent(name)}`,
        content: null,
        name,
        thumbnailUrl: null,
      })),
    },
  };
}

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
