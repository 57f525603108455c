/**
 * Does at once what is asked for the first time, and what is asked for meanwhile once more, for all who asked, when its time
 * has come.
 *
 * @param act gets how many asked
 */
export function paced(act: (times: number) => void, apartMs: number): (times: number) => void {
  let waiting = 0;
  let timer: NodeJS.Timeout | null = null;
  const pause = () => {
    timer = setTimeout(() => {
      timer = null;
      if (waiting === 0) return;
      const times = waiting;
      waiting = 0;
      pause();
      act(times);
    }, apartMs);
    // What waits is looked for by the poll too: nothing is kept from its end.
    timer.unref();
  };
  return times => {
    if (timer) waiting += times;
    else {
      pause();
      act(times);
    }
  };
}
