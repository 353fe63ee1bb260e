import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { DeploymentUpdate } from '@quarterdeck/plugin-environments-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { environmentsApiRef } from '../api/environmentsApiRef';
import {
  deployment,
  event,
  mockEnvironmentsApi,
} from '../__testUtils__/environmentsApi';
import { DeploymentProgress } from './DeploymentProgress';

function render(update: DeploymentUpdate) {
  renderInTestApp(<DeploymentProgress update={update} />, {
    apis: [[environmentsApiRef, mockEnvironmentsApi()]],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

describe('DeploymentProgress', () => {
  it('shows how far the environment and each of its stacks are', async () => {
    render({ deployment, events: [event] });
    expect(await screen.findByText('23 of 32 resources')).toBeInTheDocument();
    const [network, data] = within(
      screen.getByRole('list', { name: 'Stacks' }),
    ).getAllByRole('listitem');
    expect(network).toHaveTextContent('20/20');
    expect(network).toHaveTextContent('2 min 30 s');
    expect(data).toHaveTextContent('3/12');
    expect(
      screen.getByRole('progressbar', {
        name: 'Progress of shop-production-data',
      }),
    ).toHaveAttribute('aria-valuenow', '25');
    expect(
      within(screen.getByRole('table', { name: 'Last events' })).getByText(
        'AWS::RDS::DBInstance',
      ),
    ).toBeInTheDocument();
  });

  it('says that what AWS does not let anybody cancel goes on', async () => {
    render({
      deployment: {
        ...deployment,
        status: 'cancelling',
        cancelRequestedBy: 'user:default/ada',
        problem: {
          message: 'It cannot be cancelled, and goes on: denied',
          remedy: 'Allow it. The portal asks again now and then',
          since: deployment.createdAt,
        },
      },
      events: [],
    });
    expect(
      await screen.findByRole('group', { name: /cannot be cancelled/ }),
    ).toHaveTextContent(/Allow it\. The portal asks again/);
    expect(
      screen.getByText(/is rolled back once AWS has let the portal ask/),
    ).toBeInTheDocument();
  });

  it('shows the resources of a stack, with why one failed, on demand', async () => {
    render({
      deployment,
      events: [
        event,
        {
          ...event,
          n: 2,
          status: 'CREATE_FAILED',
          reason: 'DB instance already exists',
        },
      ],
    });
    const toggle = await screen.findByRole('button', {
      name: 'Resources of shop-production-data',
    });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(toggle);
    const resources = screen.getByRole('table', {
      name: 'Resources of shop-production-data',
    });
    expect(within(resources).getByText('shop-production-db')).toBeVisible();
    expect(within(resources).getByText('CREATE_FAILED')).toBeVisible();
    expect(
      within(resources).getByText('DB instance already exists'),
    ).toBeVisible();
  });

  it('says why it failed, what that means, and what to do', async () => {
    render({
      events: [],
      deployment: {
        ...deployment,
        status: 'failed',
        finishedAt: '2026-11-22T12:04:00.000Z',
        failure: {
          stackName: 'shop-production-data',
          logicalId: 'Database',
          resourceType: 'AWS::RDS::DBInstance',
          reason: 'DB instance already exists',
          stackStatus: 'ROLLBACK_COMPLETE',
          meaning: 'Something with that name is there.',
          remedy: 'Choose another name.',
        },
      },
    });
    expect(
      await screen.findByText(/AWS::RDS::DBInstance Database failed/),
    ).toBeInTheDocument();
    expect(screen.getByText('DB instance already exists')).toBeInTheDocument();
    expect(screen.getByText('Choose another name.')).toBeInTheDocument();
    expect(screen.getByText(/left as ROLLBACK_COMPLETE/)).toBeInTheDocument();
    expect(screen.getByText('took 4 min 0 s')).toBeInTheDocument();
  });

  it('says what it waits for', async () => {
    render({
      events: [],
      deployment: {
        ...deployment,
        problem: {
          message: 'AWS does not answer',
          since: deployment.createdAt,
        },
      },
    });
    expect(await screen.findByText(/AWS does not answer/)).toBeInTheDocument();
  });

  it('leads to the service, the environment and the stacks', async () => {
    const [network] = deployment.stacks;
    const consoleUrl = 'https://console.example.com/network';
    render({
      events: [],
      deployment: {
        ...deployment,
        status: 'succeeded',
        stacks: [{ ...network, consoleUrl }],
        links: [
          {
            kind: 'service',
            title: 'Open the service',
            url: 'http://shop.example.com',
          },
        ],
      },
    });
    await screen.findByText('Succeeded');
    const links = screen
      .getAllByRole('button')
      .concat(screen.getAllByRole('link'));
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      '/catalog/default/resource/shop-production',
      'http://shop.example.com',
      consoleUrl,
    ]);
  });
});
