import { z } from 'zod';
import { takesFiles, viewBlocks } from './blocks.ts';
import { plain } from './elements.ts';

export const modal = z
  .strictObject({
    type: z.literal('modal'),
    callback_id: z.string().max(255).optional(),
    private_metadata: z.string().max(3000).optional(),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    blocks: viewBlocks,
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    external_id: z.string().max(255).optional(),
  })
  .refine(
    view => view.submit || view.blocks.every(({ type }) => type !== 'input'),
    'a view with inputs needs a submit',
  );

export const homeTab = z.strictObject({
  type: z.literal('home'),
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
  blocks: viewBlocks.refine(blocks => !blocks.some(takesFiles), 'file_input is for modals only'),
});

export type ModalView = z.infer<typeof modal>;
export type HomeTabView = z.infer<typeof homeTab>;
