import { Router } from 'express';
import type { SlackWorkspace } from '../workspace.ts';

/** A file on somebody's computer. */
export type Given = { name: string; type?: string; content: Uint8Array };

const filesPath = '/files-pri';
/** Of one file in a modal's field (docs.slack.dev, file input element). */
const fileBytes = 10_000_000;

/**
 * Puts files into Slack's store, as the field for files in a modal does.
 *
 * @returns the files as a view_submission carries them, or what Slack says under the field
 */
export function put(
  workspace: SlackWorkspace,
  apiUrl: string,
  user: string,
  files: Given[],
  most: number,
): Record<string, unknown>[] | string {
  if (files.length > most) return `You can upload ${most} files at most.`;
  const large = files.find(({ content }) => content.byteLength > fileBytes);
  if (large) return `${large.name} is larger than 10 MB.`;
  return files.map(({ name, type: mimetype = 'application/octet-stream', content }) => {
    const id = workspace.nextId('F');
    workspace.files.set(id, { id, user, name, mimetype, content });
    const url = `${apiUrl.replace(/\/$/, '')}${filesPath}/${id}`;
    const created = Math.floor(Date.now() / 1000);
    return {
      id,
      created,
      timestamp: created,
      name,
      title: name,
      mimetype,
      filetype: name.split('.').at(-1) ?? '',
      user,
      user_team: workspace.app.teamId,
      size: content.byteLength,
      mode: 'hosted',
      is_external: false,
      is_public: false,
      url_private: `${url}/${encodeURIComponent(name)}`,
      url_private_download: `${url}/${encodeURIComponent(name)}`,
      permalink: `https://sandbox.slack.com/files/${user}/${id}`,
    };
  });
}

/** Where Slack's files lie: for the app's token, with `files:read`. */
export function slackFiles(workspace: SlackWorkspace): Router {
  const router = Router();
  router.get(`${filesPath}/:id/:name`, (request, response) => {
    const { botToken, scopes } = workspace.app;
    const file = workspace.files.get(String(request.params.id));
    const mayRead = request.get('authorization') === `Bearer ${botToken}` && scopes.includes('files:read');
    // Slack asks whoever may not read a file to log in.
    if (!mayRead || !file) return response.redirect(302, 'https://sandbox.slack.com/?redir=%2Ffiles-pri');
    response.type(file.mimetype).send(Buffer.from(file.content));
  });
  return router;
}
