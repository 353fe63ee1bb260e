import {
  type BackstageIdentityApi,
  createApiRef,
  type OpenIdConnectApi,
  type ProfileInfoApi,
  type SessionApi,
} from '@backstage/core-plugin-api';

/** Sign-in with the OpenID Connect provider of `auth.providers.oidc`. */
export const oidcAuthApiRef = createApiRef<
  OpenIdConnectApi & ProfileInfoApi & BackstageIdentityApi & SessionApi
>({ id: 'quarterdeck.auth.oidc' });
