import type { TeamsTenant } from '../tenant.ts';

/** A file on somebody's computer. */
export type SentFile = { name: string; content: Uint8Array };

/** Puts a file into the sender's OneDrive. @returns where it lies, as Teams tells the bot */
export function upload(tenant: TeamsTenant, serviceUrl: string, { name, content }: SentFile) {
  const uniqueId = crypto.randomUUID();
  const permission = crypto.randomUUID();
  tenant.files.set(uniqueId, { name, permission, content });
  return {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: `https://sandbox-my.sharepoint.com/personal/${encodeURIComponent(name)}`,
    name,
    content: {
      downloadUrl: `${serviceUrl}/onedrive/${uniqueId}?tempauth=${permission}`,
      uniqueId,
      fileType: name.split('.').at(-1) ?? '',
    },
  };
}
