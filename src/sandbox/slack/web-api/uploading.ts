import { Router } from 'express';
import { answerInMood } from '../../moods.ts';
import type { FileTold, SlackFile, SlackWorkspace } from '../workspace.ts';
import { type Methods, Refused } from './method.ts';

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
): FileTold[] | string {
  if (files.length > most) return `You can upload ${most} files at most.`;
  const large = files.find(({ content }) => content.byteLength > fileBytes);
  if (large) return `${large.name} is larger than 10 MB.`;
  return files.map(file => fileObject(workspace, kept(workspace, apiUrl, user, file, null)));
}

/**
 * Puts files into Slack's store that somebody shares in a channel.
 *
 * @returns them as the message bears them
 */
export function share(
  workspace: SlackWorkspace,
  apiUrl: string,
  user: string,
  files: Given[],
  channel: string,
): FileTold[] {
  return files.map(file => toldOf(workspace, kept(workspace, apiUrl, user, file, channel)));
}

function kept(
  workspace: SlackWorkspace,
  apiUrl: string,
  user: string,
  { name, type: mimetype = 'application/octet-stream', content }: Given,
  sharedIn: string | null,
): SlackFile {
  const id = workspace.nextId('F');
  const url = `${apiUrl.replace(/\/$/, '')}${filesPath}/${id}/${encodeURIComponent(name)}`;
  const file = { id, user, name, mimetype, content, url, sharedIn };
  workspace.files.set(id, file);
  return file;
}

/** A file as a message bears it: of one that somebody shares out of another workspace it says nothing but that one must ask. */
export function toldOf(workspace: SlackWorkspace, file: SlackFile): FileTold {
  if (file.fate !== 'other-workspace') return fileObject(workspace, file);
  return { id: file.id, mode: 'hosted', file_access: 'check_file_info' };
}

/** A file as Slack tells of it now (docs.slack.dev, file object). */
function fileObject({ app }: SlackWorkspace, file: SlackFile): FileTold {
  const { id, user, name, mimetype, content, url, fate } = file;
  if (fate === 'deleted') return { id, mode: 'tombstone' };
  if (fate === 'hidden') return { id, mode: 'hidden_by_limit' };
  const created = Math.floor(Date.now() / 1000);
  const isExternal = fate === 'external';
  return {
    id,
    created,
    timestamp: created,
    name,
    title: name,
    mimetype,
    filetype: name.split('.').at(-1) ?? '',
    user,
    user_team: app.teamId,
    size: content.byteLength,
    mode: isExternal ? 'external' : 'hosted',
    is_external: isExternal,
    is_public: false,
    url_private: isExternal ? `https://drive.example/${id}` : url,
    ...(isExternal ? {} : { url_private_download: url }),
    permalink: `https://sandbox.slack.com/files/${user}/${id}`,
  };
}

/** Whether the app sees a file: where it sits in the channel, or where the file was put into a form of its own. */
function isSeen(workspace: SlackWorkspace, { sharedIn, fate }: SlackFile): boolean {
  if (fate === 'deleted') return false;
  const members = sharedIn === null ? null : workspace.channel(sharedIn)?.members;
  return members === null || (members?.includes(workspace.app.botUser) ?? false);
}

/** Files, as an app may ask about them. */
export const filesMethods: Methods = {
  'files.info': {
    scope: 'files:read',
    tier: 4,
    answer: (workspace, args) => {
      const file = workspace.files.get(String(args.file ?? ''));
      if (file?.fate === 'deleted') throw new Refused('file_deleted');
      if (!file || !isSeen(workspace, file)) throw new Refused('file_not_found');
      return { file: fileObject(workspace, file), comments: [] };
    },
  },
};

/** Where Slack's files lie: for the app's token, with `files:read`. */
export function slackFiles(workspace: SlackWorkspace): Router {
  const router = Router();
  router.get(`${filesPath}/:id/:name`, (request, response) => {
    const { botToken, scopes } = workspace.app;
    const file = workspace.files.get(String(request.params.id));
    const mood = workspace.moods({ method: 'files-pri', args: request.params });
    if (mood === 'hangs') return;
    if (mood) return answerInMood(response, mood);
    const mayRead = request.get('authorization') === `Bearer ${botToken}` && scopes.includes('files:read');
    // Slack asks whoever may not read a file to log in.
    if (!mayRead || !file || !isSeen(workspace, file))
      return response.redirect(302, 'https://sandbox.slack.com/?redir=%2Ffiles-pri');
    response.type(file.mimetype).send(Buffer.from(file.content));
  });
  return router;
}
