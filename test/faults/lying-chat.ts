import type { RequestHandler, Response } from 'express';

/** What a chat's API does in place of its work, or after it. */
export const chatMoods = [
  'well',
  'refuses',
  'unavailable',
  'hangs',
  'talks-nonsense',
  // It has done what was asked, and:
  'loses-answers',
  'fails-afterwards',
  'talks-nonsense-afterwards',
] as const;
type ChatMood = (typeof chatMoods)[number];

/** Where a mood stands before a stand-in; knows which messages' answers never arrived as such. */
export type LyingChat = { handler: RequestHandler; mood: ChatMood; lost: Set<string> };

export function lyingChat(): LyingChat {
  const chat: LyingChat = {
    mood: 'well',
    lost: new Set(),
    handler: (request, response, next) => {
      switch (chat.mood) {
        case 'well':
          return next();
        case 'refuses':
          return void request.socket.destroy();
        case 'unavailable':
          return void response.status(503).type('text').send('Service Unavailable');
        case 'hangs':
          return void setTimeout(() => request.socket.destroy(), 30_000).unref();
        case 'talks-nonsense':
          return void response.type('html').send('<html>Welcome to the proxy</html>');
        default:
          distort(response, chat.mood, chat.lost);
          return next();
      }
    },
  };
  return chat;
}

/** The work is done; its answer is not what it should be. */
function distort(response: Response, mood: ChatMood, lost: Set<string>): void {
  const say = response.json.bind(response);
  response.json = body => {
    const { ts, activityId } = (body ?? {}) as { ts?: unknown; activityId?: unknown };
    const id = ts ?? activityId;
    if (typeof id === 'string') lost.add(id);
    response.json = say;
    if (mood === 'loses-answers') response.socket?.destroy();
    else if (mood === 'fails-afterwards') response.status(500).type('text').send('Internal Server Error');
    else response.status(200).type('html').send('<html>Welcome to the proxy</html>');
    return response;
  };
}
