import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

type Edge = 'top' | 'bottom' | 'right';

/** Waits until the edge of something lies within what its pane shows. */
export async function inView(pane: Locator, what: Locator, edge: Edge): Promise<void> {
  await what.waitFor();
  await expect.poll(() => whereIs(pane, what, edge)).toBe('in view');
}

async function whereIs(pane: Locator, what: Locator, edge: Edge): Promise<string> {
  const [frame, box] = [await pane.boundingBox(), await what.boundingBox()];
  if (!frame || !box) return 'nowhere';
  const edges = {
    top: box.y - frame.y,
    bottom: box.y + box.height - frame.y,
    right: box.x + box.width - frame.x,
  };
  const length = edge === 'right' ? frame.width : frame.height;
  const isIn = edges[edge] >= -1 && edges[edge] <= length + 1;
  return isIn ? 'in view' : `its ${edge} at ${edges[edge]} of ${length}`;
}

export async function scrollToTop(page: Page, list: string): Promise<void> {
  await page.evaluate(`document.querySelector(${JSON.stringify(list)}).scrollTop = 0`);
}
