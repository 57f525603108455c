import { connect, createServer, type Socket } from 'node:net';
import { listenOn } from './ports.ts';

/**
 * What a wire does to what goes over it: it refuses, says nothing more, is cut in the middle of an answer, or loses the
 * answer to what was done (a letter that was taken).
 */
export type WireMood = 'well' | 'refuses' | 'hangs' | 'cuts' | 'loses-answers';

const endOfLetter = '\r\n.\r\n';

export type Wire = { port: number; mood: WireMood; stop(): Promise<void> };

/** A wire to a server on loopback, whose mood can be changed while it is used. */
export async function startWire(to: () => number): Promise<Wire> {
  let mood: WireMood = 'well';
  const open = new Set<Socket>();
  const server = createServer(near => {
    if (mood === 'refuses') return near.destroy();
    const far = connect(to(), '127.0.0.1');
    let asked = '';
    let isDone = false;
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        open.delete(socket);
        end();
      });
    }
    near.on('data', data => {
      if (mood === 'hangs') return;
      asked = (asked + data.toString('latin1')).slice(-endOfLetter.length);
      isDone = asked === endOfLetter;
      far.write(data);
    });
    far.on('data', data => {
      if (mood === 'hangs') return;
      if (mood === 'loses-answers' && isDone) return end();
      if (mood === 'cuts' && data.length > 40) {
        near.write(data.subarray(0, 20), end);
        return;
      }
      near.write(data);
    });
  });
  const port = await listenOn(server, 0);
  return {
    port,
    get mood() {
      return mood;
    },
    set mood(next) {
      mood = next;
      // What was opened before is cut too; what hung is not well by itself afterwards.
      if (next !== 'hangs' && next !== 'loses-answers') for (const socket of open) socket.destroy();
    },
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>(done => server.close(() => done()));
    },
  };
}
