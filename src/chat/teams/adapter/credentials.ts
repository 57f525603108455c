import { type ServiceClientCredentials, ServiceClientCredentialsFactory } from 'botframework-connector';

/** The Playground's world, on loopback: nobody has a token, and nobody asks for one. */
export class NoCredentials extends ServiceClientCredentialsFactory {
  async isValidAppId(): Promise<boolean> {
    return true;
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return true;
  }

  async createCredentials(): Promise<ServiceClientCredentials> {
    return { signRequest: async request => request };
  }
}

/** Tokens of the sandbox's tenant; Microsoft's login does not take part. */
export class StandInCredentials extends ServiceClientCredentialsFactory {
  private readonly appId: string;
  private readonly token: () => Promise<string>;

  constructor(appId: string, token: () => Promise<string>) {
    super();
    this.appId = appId;
    this.token = token;
  }

  async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.appId;
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  async createCredentials(): Promise<ServiceClientCredentials> {
    return {
      signRequest: async request => {
        request.headers.set('authorization', `Bearer ${await this.token()}`);
        return request;
      },
    };
  }
}
