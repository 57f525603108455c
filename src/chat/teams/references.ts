/** Where the app was installed: what proactive messages need. Refreshed by every activity from there. */
export type TeamsReference = {
  channelId: string;
  teamId: string;
  tenantId: string;
  serviceUrl: string;
  botId: string;
  installedAt: Date;
  /** A private or a shared channel: who is in the team need not be in it. */
  isApart?: boolean | undefined;
};

/** Keeps the references; the database implements it. */
export interface TeamsReferences {
  save(reference: TeamsReference): Promise<void>;
  find(channelId: string): Promise<TeamsReference | null>;
  /** Where the app was installed first, of where it still is. */
  first(): Promise<TeamsReference | null>;
  remove(channelId: string): Promise<void>;
  removeTeam(teamId: string): Promise<void>;
}
