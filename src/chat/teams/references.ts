/** Where the app was installed: what proactive messages need. Refreshed by every activity from there. */
export type TeamsReference = {
  channelId: string;
  teamId: string;
  tenantId: string;
  serviceUrl: string;
  botId: string;
  installedAt: Date;
};

/** Keeps the references; the database implements it. */
export interface TeamsReferences {
  save(reference: TeamsReference): Promise<void>;
  find(channelId: string): Promise<TeamsReference | null>;
  /** Where the app was installed first, of where it still is. */
  first(): Promise<TeamsReference | null>;
  removeTeam(teamId: string): Promise<void>;
}
