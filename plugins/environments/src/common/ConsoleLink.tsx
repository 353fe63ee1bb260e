import { Link } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { throughAccessPortal } from '@quarterdeck/plugin-service-health-common';
import type { ReactNode } from 'react';

/**
 * A link to the AWS console, through the access portal where there is one; its
 * text alone where the console's address is not known.
 */
export function ConsoleLink(props: {
  url: string | undefined;
  /** To be signed in there, where the portal knows how. */
  accountId: string;
  children: ReactNode;
}) {
  const { accountId, children, url } = props;
  const subdomain = useApi(configApiRef).getOptionalString('aws.sso.subdomain');
  if (!url) return <>{children}</>;
  const to = subdomain
    ? throughAccessPortal(url, { subdomain, accountId })
    : url;
  return <Link to={to}>{children}</Link>;
}
