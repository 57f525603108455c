import { z } from 'zod';
import type { OfferedFile } from '../../../desk/letters/uploads.ts';
import { fetchFromSlack } from '../files/fetch.ts';
import type { SlackSettings } from '../settings.ts';

const values = z.record(z.string(), z.record(z.string(), z.unknown()));
const chosen = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date: z.string().nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});
const uploaded = z.object({
  files: z.array(
    z.object({
      name: z.string().nullish(),
      mimetype: z.string().nullish(),
      size: z.number().nullish(),
      // Lacks where the file lies with another service, or in a workspace that does not show it to the app.
      url_private_download: z.string().nullish(),
    }),
  ),
});

/**
 * A form as it was sent: state.values holds block -> action -> what was typed, chosen or uploaded. What changes the form as
 * it is chosen has had its effect.
 */
export function typedInto(state: unknown): Record<string, string> {
  const inputs = inputsOf(state).filter(({ id }) => !id.startsWith('within:'));
  return Object.fromEntries(
    inputs.map(({ id, input }) => {
      const { value, selected_option, selected_date, selected_options } = chosen.safeParse(input).data ?? {};
      const ticked = selected_options?.map(option => option.value).join(',');
      return [id, selected_option?.value ?? selected_date ?? ticked ?? value ?? ''];
    }),
  );
}

/** The files that were uploaded into a form, and the block in which they stand; null where there are none. */
export function filesIn(
  state: unknown,
  settings: Pick<SlackSettings, 'botToken' | 'apiUrl'>,
): { block: string; files: OfferedFile[] } | null {
  for (const { block, input } of inputsOf(state)) {
    const { files = [] } = uploaded.safeParse(input).data ?? {};
    if (files.length > 0) return { block, files: files.map(file => offered(file, settings)) };
  }
  return null;
}

function inputsOf(state: unknown): { block: string; id: string; input: unknown }[] {
  return Object.entries(values.safeParse(state).data ?? {}).flatMap(([block, inputs]) =>
    Object.entries(inputs).map(([id, input]) => ({ block, id, input })),
  );
}

function offered(
  { name, mimetype, size, url_private_download: url }: z.infer<typeof uploaded>['files'][number],
  settings: Pick<SlackSettings, 'botToken' | 'apiUrl'>,
): OfferedFile {
  return {
    name: name ?? '',
    type: mimetype ?? '',
    size: size ?? null,
    load: async maxBytes => await fetchFromSlack(settings, url ?? '', size ?? null, maxBytes),
  };
}
