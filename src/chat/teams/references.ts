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
  /** The channel in which the app was installed last. */
  latest(): Promise<TeamsReference | null>;
  remove(channelId: string): Promise<void>;
}
