import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import {
  type ServiceHealthApi,
  serviceHealthApiRef,
} from '../../api/ServiceHealthApi';
import { HealthTab } from '../HealthTab';
import { healthApi } from '../../testing/api';
import { shop } from '../../testing/reports';

/** The Health tab of an entity, with a backend that answers as told. */
export function renderTab(
  api: Partial<ServiceHealthApi>,
  { entity = shop, at = '/' }: { entity?: Entity; at?: string } = {},
) {
  return renderInTestApp(
    <EntityProvider entity={entity}>
      <HealthTab />
    </EntityProvider>,
    {
      apis: [[serviceHealthApiRef, healthApi(api)]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [at],
    },
  );
}

export const panel = (name: string) => screen.getByRole('region', { name });
