import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  type EnvironmentsApi,
  EnvironmentsClient,
} from '@quarterdeck/plugin-environments-common';

/** The environments backend, as whoever is to be seen asking. */
export class EnvironmentsClients {
  constructor(
    private readonly auth: AuthService,
    private readonly discovery: DiscoveryService,
  ) {}

  /** As the user. A user's token lasts an hour. */
  onBehalfOf(credentials: BackstageCredentials): EnvironmentsApi {
    return this.#client(async () => credentials);
  }

  /** As the scaffolder, which lasts as long as a deployment may take. */
  asScaffolder(): EnvironmentsApi {
    return this.#client(() => this.auth.getOwnServiceCredentials());
  }

  #client(credentials: () => Promise<BackstageCredentials>): EnvironmentsApi {
    return new EnvironmentsClient({
      discoveryApi: this.discovery,
      fetchApi: {
        fetch: async (input, init) => {
          const { token } = await this.auth.getPluginRequestToken({
            onBehalfOf: await credentials(),
            targetPluginId: 'environments',
          });
          const headers = new Headers(init?.headers);
          headers.set('Authorization', `Bearer ${token}`);
          return fetch(input, { ...init, headers });
        },
      },
    });
  }
}
