import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { environmentsApiRef } from '../api/environmentsApiRef';
import {
  deployment,
  mockEnvironmentsApi,
  plan,
} from '../__testUtils__/environmentsApi';
import { permissionsWithout } from '../__testUtils__/permissions';
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

function render(
  api = mockEnvironmentsApi(),
  denied: string[] = [],
  of = entity,
) {
  renderInTestApp(
    <EntityProvider entity={of}>
      <EnvironmentContent />
    </EntityProvider>,
    {
      apis: [
        [environmentsApiRef, api],
        [permissionApiRef, permissionsWithout(denied)],
      ],
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
    api.stackResources.mockResolvedValue({
      resources: [
        {
          logicalId: 'Vpc',
          physicalId: 'vpc-1',
          resourceType: 'AWS::EC2::VPC',
          status: 'CREATE_COMPLETE',
          consoleUrl: 'https://console.example.com/vpc-1',
        },
      ],
    });
    render(api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: /^shop-production-network/,
      }),
    );
    const resources = await screen.findByRole('table', {
      name: 'Resources of shop-production-network',
    });
    expect(
      within(resources).getByRole('link', { name: /vpc-1/ }),
    ).toHaveAttribute('href', 'https://console.example.com/vpc-1');
    expect(within(resources).getByText('AWS::EC2::VPC')).toBeVisible();
    expect(
      within(
        screen.getByRole('table', {
          name: 'Outputs of shop-production-network',
        }),
      ).getByText('VpcId'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: /Open the stack/ }),
    ).toHaveAttribute('href', 'https://console.example.com/network');
    expect(api.stackResources).toHaveBeenCalledTimes(1);
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

  it('says why the resources of a stack cannot be read', async () => {
    const api = mockEnvironmentsApi();
    api.stackResources.mockResolvedValue({
      resources: [],
      problem: { message: 'AWS does not answer', remedy: 'Check the network' },
    });
    render(api);
    await userEvent.click(
      await screen.findByRole('button', { name: /^shop-production-network/ }),
    );
    expect(await screen.findByText(/AWS does not answer/)).toBeInTheDocument();
  });

  it('follows what is under way, and says what is planned', async () => {
    const api = mockEnvironmentsApi();
    api.listPlans.mockResolvedValue({ items: [plan] });
    render(api);
    expect(
      await screen.findByRole('progressbar', {
        name: 'Progress of shop-production',
      }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/A change is planned: 1 to replace/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See the plan' }),
    ).toBeInTheDocument();
  });

  it('shows what has drifted, property by property', async () => {
    const api = mockEnvironmentsApi();
    api.list.mockResolvedValue({ items: [] });
    api.drift.mockResolvedValue({
      status: 'done',
      requestedBy: 'user:default/ada',
      finishedAt: '2026-11-22T12:04:00.000Z',
      stacks: [
        {
          stackName: 'shop-production-data',
          part: 'data',
          status: 'DRIFTED',
          checked: 11,
          notChecked: 7,
          resources: [
            {
              logicalId: 'Database',
              physicalId: 'shop-production-db',
              resourceType: 'AWS::RDS::DBInstance',
              status: 'MODIFIED',
              differences: [
                {
                  path: '/DeletionProtection',
                  expected: 'true',
                  actual: 'false',
                  kind: 'NOT_EQUAL',
                },
              ],
            },
          ],
        },
      ],
    });
    render(api);
    const drift = await screen.findByRole('table', {
      name: 'Drift of shop-production-data',
    });
    expect(within(drift).getAllByRole('row')[1]).toHaveTextContent(
      'shop-production-dbAWS::RDS::DBInstanceDeletionProtectiontruefalse',
    );
    expect(screen.getByText(/^11 resources checked, 7/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Look now' }));
    expect(api.detectDrift).toHaveBeenCalledWith(
      expect.objectContaining({ environmentId: 'shop-production' }),
    );
  });

  it('lets it be changed as soon as it is known what it is made of', async () => {
    const api = mockEnvironmentsApi();
    api.spec.mockRejectedValueOnce(new Error('cut off'));
    jest.useFakeTimers({ advanceTimers: true });
    try {
      render(api);
      expect(await screen.findByRole('alert')).toHaveTextContent(
        /could not be read.*cut off.*Until then it cannot be changed here/,
      );
      await act(() => jest.advanceTimersByTimeAsync(10_000));
      expect(await screen.findByText(/^About \$.* a month/)).toBeVisible();
      expect(screen.queryByRole('alert')).toBeNull();
    } finally {
      jest.useRealTimers();
    }
  });

  it('shows a stranger nothing, and says what it takes', async () => {
    const api = render(mockEnvironmentsApi(), ['environments']);
    expect(
      await screen.findByText(/the permission environments.read to see/),
    ).toBeInTheDocument();
    expect(api.stacks).not.toHaveBeenCalled();
    expect(api.drift).not.toHaveBeenCalled();
  });

  it('shows who may only look how it is, and no buttons', async () => {
    // Decisions are remembered, by environment.
    const annotations = {
      ...entity.metadata.annotations,
      'quarterdeck/environment': 'books-staging',
    };
    render(
      mockEnvironmentsApi(),
      ['environments.plan', 'environments.destroy'],
      { ...entity, metadata: { ...entity.metadata, annotations } },
    );
    expect(
      await screen.findByRole('button', { name: /^shop-production-network/ }),
    ).toBeInTheDocument();
    for (const name of ['Look now', 'Change…', 'Take down…']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
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
      await screen.findByText(/^Not deployed by this portal yet/),
    ).toBeInTheDocument();
  });
});
