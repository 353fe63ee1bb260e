import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  deployment,
  event,
  mockEnvironmentsApi,
} from '../__testUtils__/environmentsApi';
import { renderPage } from '../__testUtils__/renderPage';

function follow(changes: Partial<typeof deployment>) {
  const api = mockEnvironmentsApi();
  api.follow.mockResolvedValue({
    deployment: { ...deployment, ...changes },
    events: [],
  });
  return api;
}

describe('DeploymentPage', () => {
  it('shows how long it may take, and lets it be cancelled', async () => {
    const api = renderPage('/deployments/d1', {
      api: follow({ estimate: { remainingSeconds: 250, basedOn: 3 } }),
    });
    expect(await screen.findByText('about 4 min left')).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel…' }),
    );
    expect(api.cancel).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel it' }));
    expect(api.cancel).toHaveBeenCalledWith('d1');
  });

  it('says which name servers are awaited', async () => {
    renderPage('/deployments/d1', {
      api: follow({
        delegation: {
          domain: 'shop.example.com',
          nameServers: ['ns-1.example.org', 'ns-2.example.org'],
          since: '2026-11-22T12:00:00.000Z',
          until: '2026-11-22T14:00:00.000Z',
          found: [],
        },
      }),
    });
    expect(
      await screen.findByText(/shop.example.com is delegated/),
    ).toBeInTheDocument();
    expect(screen.getByText(/ns-2.example.org/)).toBeInTheDocument();
  });

  it('offers what can be done about its failure', async () => {
    const api = follow({
      status: 'failed',
      finishedAt: '2026-11-22T12:04:00.000Z',
      failure: { reason: 'The limit is reached' },
      offers: [
        { kind: 'retry', description: 'Deploys the same once more.' },
        { kind: 'destroy', description: 'Removes what was made.' },
      ],
    });
    api.retry.mockResolvedValue({ ...deployment, id: 'd2' });
    renderPage('/deployments/d1', { api });
    expect(
      await screen.findByRole('button', { name: 'Take down what is there' }),
    ).toHaveAttribute(
      'href',
      '/environments/destroy/123456789012/us-east-1/shop-production',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(api.retry).toHaveBeenCalledWith('d1', { requestId: 'retry/d1' });
  });

  it('continues a rollback without what one chooses to leave out', async () => {
    const api = follow({
      status: 'failed',
      finishedAt: '2026-11-22T12:04:00.000Z',
      failure: { reason: 'The name is taken' },
      offers: [
        {
          kind: 'continue',
          description: 'Continues the rollback.',
          skippable: { 'shop-production-data': ['Database', 'Bucket'] },
        },
      ],
    });
    const { deployment: stuck } = await api.follow('d1', 0);
    const reason = 'It cannot be smaller than it is';
    api.follow.mockResolvedValue({
      deployment: stuck,
      events: [event, { ...event, n: 2, status: 'UPDATE_FAILED', reason }],
    });
    api.retry.mockResolvedValue({ ...deployment, id: 'd2' });
    renderPage('/deployments/d1', { api });
    const leaveOut = (name: string) =>
      screen.getByRole('checkbox', {
        name: new RegExp(`^Leave out ${name} of shop-production-data`),
      });
    const goOn = await screen.findByRole('button', {
      name: 'Continue the rollback, then try again',
    });
    expect(leaveOut('Database')).not.toBeChecked();
    expect(leaveOut('Database')).toHaveAccessibleName(new RegExp(reason));
    await userEvent.click(leaveOut('Database'));
    await userEvent.click(leaveOut('Bucket'));
    await userEvent.click(leaveOut('Bucket'));
    await userEvent.click(goOn);
    expect(api.retry).toHaveBeenCalledWith('d1', {
      requestId: 'retry/d1',
      continueRollback: { skip: { 'shop-production-data': ['Database'] } },
    });
  });

  it('lists what AWS refused to delete', async () => {
    renderPage('/deployments/d1', {
      api: follow({
        kind: 'destroy',
        status: 'failed',
        finishedAt: '2026-11-22T12:04:00.000Z',
        remainders: [
          {
            stackName: 'shop-production-data',
            physicalId: 'shop-assets',
            resourceType: 'AWS::S3::Bucket',
            kind: 'refused',
            reason: 'The bucket is not empty',
          },
        ],
      }),
    });
    expect(
      await screen.findByText('AWS refused to delete:'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/shop-assets .*The bucket is not empty/),
    ).toBeInTheDocument();
  });
});
