import type { Config } from '../../config/config.ts';
import type { Destination, Route } from '../../desk/desk.ts';

/** The channels of those who see what few may see; of a platform that is not used, none. */
export function restrictedTo({ slack, teams }: Pick<Config, 'slack' | 'teams'>): Destination[] {
  return inChannels({ slack: slack?.restricted, teams: teams?.restricted });
}

/** Which requests lie elsewhere, as desk.yaml says; a channel of a platform that is not used is none. */
export function routesOf({ policy, slack, teams }: Pick<Config, 'policy' | 'slack' | 'teams'>): Route[] {
  return policy.routes.map(route => ({
    mailbox: route.mailbox,
    company: route.company,
    categories: route.category,
    priorities: route.priority,
    to: inChannels({ slack: slack && route.slack, teams: teams && route.teams }),
  }));
}

function inChannels(named: Record<Destination['platform'], string | null | undefined>): Destination[] {
  return (['slack', 'teams'] as const).flatMap(platform => {
    const channel = named[platform];
    return channel ? [{ platform, channel }] : [];
  });
}
