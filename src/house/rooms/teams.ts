import type { Application } from 'express';
import type { DeskDoor } from '../../chat/desk-door.ts';
import type { Gateways } from '../../chat/gateway.ts';
import { showingOpenTickets } from '../../chat/settling-in/open-tickets.ts';
import { teamsAdapter } from '../../chat/teams/adapter/adapter.ts';
import { teamsDoor } from '../../chat/teams/door.ts';
import { teamsGateway } from '../../chat/teams/gateway.ts';
import { latelyMs, referencesLately } from '../../chat/teams/installations/lately.ts';
import { teamsOwnChats } from '../../chat/teams/own-chats/teams-own-chats.ts';
import { teamsPrivateLines } from '../../chat/teams/private-lines/teams-private-lines.ts';
import { besideTheOperators, type TeamsSettings } from '../../chat/teams/settings.ts';
import type { KnownOperators } from '../../desk/people/operators.ts';
import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { lineRefusals } from '../../store/chats/line-refusals.ts';
import { teamsReferences } from '../../store/chats/teams-references.ts';
import type { Ground } from './ground.ts';

type Around = {
  ground: Ground;
  gateways: Gateways;
  door: DeskDoor;
  operators: KnownOperators;
  web: Application;
};

/** Hangs Teams' door on `web`, and adds its gateway. */
export function openTeams(
  settings: TeamsSettings,
  { ground: { database, desk, log }, gateways, door, operators, web }: Around,
): void {
  const references = referencesLately(teamsReferences(database.db, besideTheOperators(settings)));
  gateways.teams = teamsGateway(settings, references, teamsAdapter(settings));
  const installed = async () => {
    await enqueue(desk.db, [showingWhereInstalled()]);
    // In a large channel this takes minutes: Teams waits for its answer ten seconds.
    void operators.ask();
  };
  const lines = teamsPrivateLines(settings, references, lineRefusals(database.db), log);
  const chats = teamsOwnChats(settings, references, log);
  const adapter = teamsAdapter(settings);
  teamsDoor(settings, adapter, references, lines, chats, door, installed, web, log);
}

/** In whichever process: once all know where the app is now. One that shows what is open for another reason does not replace it. */
function showingWhereInstalled(): Effect {
  const runAt = new Date(Date.now() + 2 * latelyMs);
  return { ...showingOpenTickets, replaces: `${showingOpenTickets.replaces}:installed`, runAt };
}
