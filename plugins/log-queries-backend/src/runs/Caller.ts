import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/** Who asks for a run. */
export interface Caller {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  userEntityRef: string;
}

export function callerOf(
  credentials: BackstageCredentials<BackstageUserPrincipal>,
): Caller {
  return { credentials, userEntityRef: credentials.principal.userEntityRef };
}
