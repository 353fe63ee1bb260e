import { configApiRef, useApi } from '@backstage/core-plugin-api';
import type { PageLayoutProps } from '@backstage/frontend-plugin-api';
import { Helmet } from 'react-helmet';
import {
  matchPath,
  resolvePath,
  useLocation,
  useResolvedPath,
} from 'react-router-dom';

/**
 * The title of the browser's tab: what is looked at first, then where it is,
 * then the portal. A page may say more by a `Helmet` with a title of its own,
 * such as by a `ContentHeader`; the portal's name is added to that, too.
 */
export const PageTitle = ({
  title,
  tabs = [],
}: Pick<PageLayoutProps, 'title' | 'tabs'>) => {
  const app = useApi(configApiRef).getOptionalString('app.title');
  const { pathname } = useLocation();
  const parent = useResolvedPath('.').pathname;
  const tab = tabs.find(({ href }) =>
    matchPath(
      { path: resolvePath(href, parent).pathname, end: false },
      pathname,
    ),
  );
  return (
    <Helmet
      defaultTitle={joined(tab?.label, title, app)}
      titleTemplate={joined('%s', app)}
    />
  );
};

/** As Backstage's own pages do it. */
const joined = (...parts: (string | undefined)[]) =>
  parts.filter(Boolean).join(' | ');
