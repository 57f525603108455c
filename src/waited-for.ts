/** What people wait for in this process, as long as it is under way: a press, a typed word, a page of their own. */
export type WaitedFor = {
  /** Somebody waits from now on. @returns to be called once, when they wait no more */
  begin(): () => void;
  underWay(): number;
  /** @param listener called whenever somebody has got what they waited for @returns ends that */
  onEnd(listener: () => void): () => void;
};

export function openWaitedFor(): WaitedFor {
  let underWay = 0;
  const listeners = new Set<() => void>();
  return {
    begin: () => {
      underWay += 1;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        underWay -= 1;
        for (const listener of listeners) listener();
      };
    },
    underWay: () => underWay,
    onEnd: listener => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
