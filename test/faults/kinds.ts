import { setTimeout as wait } from 'node:timers/promises';
import { chatMoods } from './lying-chat.ts';
import type { Scene } from './scene.ts';
import type { WireMood } from './wire.ts';

/** Something that goes wrong, and is over when it resolves. `ms` is how long it may last, where it lasts. */
export type Fault = { kind: string; strike(scene: Scene, ms: number): Promise<void> };

const during = (kind: string, begin: (scene: Scene) => Promise<() => unknown>): Fault => ({
  kind,
  strike: async (scene, ms) => {
    const end = await begin(scene);
    await wait(ms);
    await end();
  },
});

const inChat = (name: 'slack' | 'teams') =>
  chatMoods
    .filter(mood => mood !== 'well')
    .map(mood =>
      during(`${name} ${mood.replaceAll('-', ' ')}`, async scene => {
        scene[name].mood = mood;
        return () => {
          scene[name].mood = 'well';
        };
      }),
    );

const onWire = (name: 'letters' | 'mailbox', what: string, moods: WireMood[]) =>
  moods.map(mood =>
    during(`${what} ${mood.replaceAll('-', ' ')}`, async scene => {
      scene[name].mood = mood;
      return () => {
        scene[name].mood = 'well';
      };
    }),
  );

/** The mailbox's server says what is not so. */
const lyingMailbox = (['nothing is there', 'no'] as const).map(lie =>
  during(`IMAP says ${lie}`, async ({ imap }) => {
    imap.quirk = command => {
      if (!/^UID (SEARCH|FETCH)/.test(command)) return null;
      if (lie === 'no') return 'TAG NO [UNAVAILABLE] try later\r\n';
      return command.startsWith('UID SEARCH') ? '* SEARCH\r\nTAG OK done\r\n' : null;
    };
    return () => {
      imap.quirk = () => null;
    };
  }),
);

/** Each with its share of a campaign. The desk's own PostgreSQL can be killed only. */
export const kinds: { share: number; needsOwnPostgres: boolean; faults: Fault[] }[] = [
  {
    share: 34,
    needsOwnPostgres: false,
    faults: [{ kind: 'process killed', strike: async ({ desk }) => desk.kill() }],
  },
  {
    share: 26,
    needsOwnPostgres: false,
    faults: [{ kind: 'postmaster killed', strike: async scene => scene.killPostmaster() }],
  },
  {
    share: 32,
    needsOwnPostgres: true,
    faults: [1, 3, 100].map(most => ({
      kind: most === 100 ? 'all backends terminated' : 'backends terminated',
      strike: async ({ postgres }) => await postgres?.terminate(most),
    })),
  },
  {
    share: 20,
    needsOwnPostgres: true,
    faults: [
      during('connections used up', async ({ postgres }) => {
        const letGo = await postgres?.useUp();
        await postgres?.terminate(10);
        return async () => await letGo?.();
      }),
    ],
  },
  {
    share: 16,
    needsOwnPostgres: true,
    faults: [during('disk full', async ({ postgres }) => postgres?.fillDisk() ?? (() => {}))],
  },
  {
    share: 24,
    needsOwnPostgres: false,
    faults: onWire('letters', 'SMTP', ['refuses', 'hangs', 'cuts', 'loses-answers']),
  },
  {
    share: 20,
    needsOwnPostgres: false,
    faults: [...onWire('mailbox', 'IMAP', ['refuses', 'hangs', 'cuts']), ...lyingMailbox],
  },
  { share: 28, needsOwnPostgres: false, faults: inChat('slack') },
  { share: 28, needsOwnPostgres: false, faults: inChat('teams') },
];
