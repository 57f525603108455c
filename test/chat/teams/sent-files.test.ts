import { expect, test } from 'vitest';
import { filesIn } from '../../../src/chat/teams/heard/sent-files.ts';

test.each([
  'http://contoso-my.sharepoint.com/x',
  'https://contoso-my.sharepoint.com:8443/x',
  'https://user@contoso-my.sharepoint.com/x',
  'https://contoso-my.sharepoint.com.evil.example/x',
  'https://evilsharepoint.com/x',
  'https://169.254.169.254/latest/meta-data',
  'http://127.0.0.1:3978/',
  'file:///etc/passwd',
  'not a url',
])('%s is not where Teams keeps files', async downloadUrl => {
  const attachments = [
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'x',
      content: { downloadUrl },
    },
  ];
  const conversation = { id: 'a:1', conversationType: 'personal', isGroup: false, name: '' };
  const [file] = filesIn({ attachments, conversation }, { standIn: null });
  expect(await file?.load(1000)).toEqual({ ok: false, why: 'not-ours' });
  expect(
    filesIn(
      { attachments, conversation: { ...conversation, conversationType: 'channel' } },
      { standIn: null },
    ),
  ).toEqual([]);
});
