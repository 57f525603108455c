import type { Application } from 'express';
import { trust } from '../config/authority.ts';
import { onPort } from '../config/compose/compose.ts';
import type { Config } from '../config/config.ts';
import type { House, Site } from '../house.ts';
import type { Log } from '../log.ts';
import { ticketsBeside } from '../store/embedded/beside.ts';
import { closeDataFolder, makeDataFolder } from '../store/embedded/data-folder.ts';
import { openEmbeddedPostgres } from '../store/embedded/embedded-postgres.ts';
import { migrate } from '../store/migrate.ts';
import type { Room } from './closing.ts';
import type { Ending } from './ending.ts';
import { closeServer, listen, openHttp } from './http.ts';

/**
 * Starts everything: the door for HTTP first, so that who asks meanwhile hears that it is being opened. Most of what is run is
 * only read while the database starts, which takes about as long.
 *
 * @returns the house, and the address under which it is reached
 */
export async function start(
  given: Config,
  log: Log,
  { open, databaseLost }: Pick<Ending, 'open' | 'databaseLost'>,
  inPlayground: boolean,
): Promise<House & { url: string }> {
  if (given.authority) trust(given.authority);
  const web = openHttp();
  const port = await open('http', openServer(web, given));
  const config = onPort(given, port);
  const url = config.http.publicUrl;
  const [database, { openHouse }] = await Promise.all([
    open('database', openPostgres(config, databaseLost, log)),
    readHouse(config),
  ]);
  const beside = config.databaseUrl ? await ticketsBeside(config.dataDir, log) : null;
  if (beside) log.warn({ room: 'store' }, beside);
  if (config.sandbox) {
    makeDataFolder(config.dataDir);
    if (config.databaseUrl) closeDataFolder(config.dataDir);
  }
  await migrate(database.url, database.ownerUrl, words => log.info({ room: 'store' }, words));
  const openedHouse = async (site: Site): Promise<Room<House>> => {
    const house = await openHouse(site);
    return { use: house, close: () => house.stop() };
  };
  const build = async (told: Config, clock = () => new Date()) =>
    await open('house', openedHouse({ config: told, databaseUrl: database.url, web, clock, log }));
  if (!config.sandbox) return { ...(await build(config)), url };

  const { openSandbox, withOwnThings, showSandbox } = await import('./sandbox.ts');
  const sandbox = await open('sandbox', openSandbox(config, inPlayground, web, port));
  const house = await build(sandbox.configure(withOwnThings(config)), sandbox.clock);
  await showSandbox(sandbox, house, config, web);
  return { ...house, url };
}

/** Reads what is needed in any case, the chats' SDKs too, though others ask for them only later. */
async function readHouse({ slack, teams, sandbox }: Config): Promise<typeof import('../house.ts')> {
  const house = await import('../house.ts');
  if (teams || sandbox) await import('./rooms/teams.ts');
  if (slack || sandbox) await import('./rooms/slack.ts');
  if (sandbox) await import('./sandbox.ts');
  return house;
}

async function openServer(web: Application, { http }: Config): Promise<Room<number>> {
  const { server, port } = await listen(web, http.host, http.port);
  return { use: port, close: () => closeServer(server) };
}

/** The PostgreSQL that is configured, or the embedded one. */
async function openPostgres(
  { databaseUrl, databaseOwnerUrl, dataDir }: Config,
  onLost: (error: Error) => void,
  log: Log,
): Promise<Room<{ url: string; ownerUrl: string | undefined }>> {
  if (databaseUrl) return { use: { url: databaseUrl, ownerUrl: databaseOwnerUrl ?? undefined }, close() {} };
  const { url, ownerUrl, stop } = await openEmbeddedPostgres(dataDir, log, { alone: true, onLost });
  return { use: { url, ownerUrl: databaseOwnerUrl ?? ownerUrl }, close: stop };
}
