export interface Config {
  quarterdeck?: {
    /**
     * How people sign in: `oidc` with the provider of `auth.providers.oidc`,
     * or `guest` (the default), for the demo alone.
     *
     * @visibility frontend
     */
    signIn?: 'guest' | 'oidc';
  };
}
