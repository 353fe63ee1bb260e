import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { environmentsApiRef } from '../api/environmentsApiRef';
import {
  deployment,
  mockEnvironmentsApi,
} from '../__testUtils__/environmentsApi';
import { EnvironmentContent } from './EnvironmentContent';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'shop-production',
    tags: ['production'],
    annotations: {
      'quarterdeck/environment': 'shop-production',
      'quarterdeck/account-id': '123456789012',
      'quarterdeck/region': 'us-east-1',
    },
  },
  spec: { type: 'aws-environment', owner: 'group:default/shop' },
};

function render(api = mockEnvironmentsApi()) {
  renderInTestApp(
    <EntityProvider entity={entity}>
      <EnvironmentContent />
    </EntityProvider>,
    {
      apis: [[environmentsApiRef, api]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return api;
}

describe('EnvironmentContent', () => {
  it('shows the stacks, and who deployed when with what result', async () => {
    const api = mockEnvironmentsApi();
    api.list.mockResolvedValue({
      items: [
        {
          ...deployment,
          status: 'failed',
          finishedAt: '2026-11-22T12:04:00.000Z',
          failure: { reason: 'DB instance already exists' },
        },
      ],
    });
    render(api);
    const stacks = await screen.findByRole('table', { name: 'Stacks' });
    expect(
      within(stacks).getByRole('link', { name: /shop-production-network/ }),
    ).toHaveAttribute('href', 'https://console.example.com/network');
    expect(within(stacks).getByText('CREATE_COMPLETE')).toBeInTheDocument();
    expect(within(stacks).getByText('1.0.0')).toBeInTheDocument();
    const deployments = await screen.findByRole('table', {
      name: 'Deployments',
    });
    expect(
      within(deployments).getByText(/DB instance already exists/),
    ).toBeInTheDocument();
    expect(within(deployments).getByText('4 min 0 s')).toBeInTheDocument();
    expect(api.list).toHaveBeenCalledWith(
      expect.objectContaining({
        environmentId: 'shop-production',
        accountId: '123456789012',
        region: 'us-east-1',
      }),
    );
  });

  it('says why the stacks cannot be read, and that none were deployed', async () => {
    const api = mockEnvironmentsApi();
    api.stacks.mockResolvedValue({
      stacks: [],
      problem: { message: 'AWS does not answer', remedy: 'Check the network' },
    });
    api.list.mockResolvedValue({ items: [] });
    render(api);
    expect(await screen.findByText(/AWS does not answer/)).toBeInTheDocument();
    expect(
      await screen.findByText('Not deployed by this portal yet'),
    ).toBeInTheDocument();
  });
});
