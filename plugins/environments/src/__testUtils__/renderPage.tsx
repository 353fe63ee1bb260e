import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { Route, Routes } from 'react-router-dom';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { EnvironmentsRouter } from '../pages/EnvironmentsRouter';
import { rootRouteRef } from '../routes';
import { mockEnvironmentsApi } from './environmentsApi';
import { permissionsWithout } from './permissions';

/** Shows a page below `/environments` to somebody. */
export function renderPage(
  path: string,
  options: {
    api?: ReturnType<typeof mockEnvironmentsApi>;
    userEntityRef?: string;
    /** Names of the permissions that they do not have. */
    denied?: string[];
  } = {},
) {
  const { api = mockEnvironmentsApi(), denied = [] } = options;
  const { userEntityRef = 'user:default/grace' } = options;
  renderInTestApp(
    <Routes>
      <Route path="/environments/*" element={<EnvironmentsRouter />} />
    </Routes>,
    {
      apis: [
        [environmentsApiRef, api],
        mockApis.identity({ userEntityRef }),
        [permissionApiRef, permissionsWithout(denied)],
      ],
      mountedRoutes: {
        '/environments': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [`/environments${path}`],
    },
  );
  return api;
}
