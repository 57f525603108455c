import { z } from 'zod';
import type { PickedFile } from '../../desk-door.ts';
import type { WhyLeft } from '../../words/work/kept.ts';

/**
 * A file as Slack tells of it (docs.slack.dev, file object). Of one from another workspace a message has little more than the
 * id, with `file_access: check_file_info`: `files.info` knows the rest.
 */
export const sharedFile = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  mode: z.string().nullish(),
  is_external: z.boolean().nullish(),
  file_access: z.string().nullish(),
  url_private_download: z.string().nullish(),
});

export type SharedFile = z.infer<typeof sharedFile>;

/** Why a file cannot be had, as far as Slack says so itself; null where nothing is against it. */
export function whyNot({ mode, is_external, file_access }: SharedFile): WhyLeft | null {
  if (mode === 'tombstone') return 'deleted';
  if (mode === 'hidden_by_limit') return 'hidden';
  if (mode === 'external' || is_external) return 'elsewhere';
  return file_access === 'access_denied' || file_access === 'file_not_found' ? 'unseen' : null;
}

/** The files of a message, as they come with it. */
export function filesShared(files: unknown): PickedFile[] {
  const parsed = z.array(z.unknown()).safeParse(files);
  return (parsed.data ?? []).flatMap(file => {
    const shared = sharedFile.safeParse(file).data;
    return shared ? [{ ref: shared.id, name: shared.name || shared.title || '', why: whyNot(shared) }] : [];
  });
}
