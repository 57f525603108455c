import { asker, type Listening } from './listening.ts';

const everyMs = 15_000;

/**
 * What colleagues do, and what time does, shows on a Home tab that somebody has before them within some seconds more than a minute,
 * though they press nothing: Slack draws it anew only when it is opened.
 */
export function keepHomesTrue({ desk, answers, log }: Pick<Listening, 'desk' | 'answers' | 'log'>) {
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  const look = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      await answers.publishAnew((userId, list) => desk.homeNow(asker(userId), list));
    } catch (error) {
      log.info({ room: 'slack', err: error }, 'a page of somebody’s own was not drawn anew');
    }
    isBusy = false;
  };
  return {
    start: () => {
      timer = setInterval(() => void look(), everyMs).unref();
    },
    stop: () => clearInterval(timer),
  };
}
