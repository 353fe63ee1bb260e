import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  deployment,
  mockEnvironmentsApi,
  plan,
} from '../__testUtils__/environmentsApi';
import { renderPage } from '../__testUtils__/renderPage';

describe('PlanPage', () => {
  it('shows what changes, with data in danger open and said', async () => {
    renderPage('/plans/p1');
    expect(
      await screen.findByRole('heading', { name: 'Change shop-production' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('1 to replace, +$11.68 a month'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('1 to replace, 1 with data that is replaced or removed'),
    ).toBeInTheDocument();
    expect(screen.getByText(/a snapshot of its data is kept/)).toBeVisible();
    expect(screen.getByText('db.t4g.micro')).toBeVisible();
    expect(screen.getByText('$166.65 a month')).toBeInTheDocument();
    expect(screen.getByText('+$11.68: it was $154.97')).toBeInTheDocument();
    const findings = within(
      screen.getByRole('list', { name: 'Preflight' }),
    ).getAllByText(/^(Quotas|Account):$/);
    expect(findings.map(item => item.textContent)).toEqual([
      'Quotas: ',
      'Account: ',
    ]);
  });

  it('says what it waits for while it is being made', async () => {
    const api = mockEnvironmentsApi();
    api.getPlan.mockResolvedValue({
      ...plan,
      status: 'planning',
      step: 'preflight',
      problem: {
        message: 'AWS does not answer (ETIMEDOUT)',
        since: plan.createdAt,
      },
    });
    renderPage('/plans/p1', { api });
    expect(
      await screen.findByRole('group', { name: 'The plan waits for AWS' }),
    ).toHaveTextContent(/does not answer \(ETIMEDOUT\)\. It goes on by itself/);
  });

  it('is approved by somebody else, as it was looked at', async () => {
    const api = renderPage('/plans/p1');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }),
    );
    expect(api.approvePlan).toHaveBeenCalledWith('p1', {
      digest: plan.digest,
      comment: undefined,
    });
  });

  it('is rejected with a reason only', async () => {
    const api = renderPage('/plans/p1');
    const reject = await screen.findByRole('button', { name: 'Reject' });
    expect(reject).toBeDisabled();
    await userEvent.type(screen.getByLabelText('Comment'), 'Not on a Friday');
    await userEvent.click(reject);
    expect(api.rejectPlan).toHaveBeenCalledWith('p1', {
      digest: plan.digest,
      comment: 'Not on a Friday',
    });
  });

  it('cannot be approved by the one who asks for it', async () => {
    renderPage('/plans/p1', { userEntityRef: plan.requestedBy });
    expect(
      await screen.findByText(/It takes approval by somebody else than/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('says which permission it takes', async () => {
    // Decisions are remembered, by plan.
    const api = mockEnvironmentsApi();
    api.getPlan.mockResolvedValue({ ...plan, id: 'p3' });
    renderPage('/plans/p1', { api, denied: ['environments.approve'] });
    expect(
      await screen.findByText(/permission environments.approve/),
    ).toBeInTheDocument();
  });

  it('is deployed as it is, and leads to the deployment', async () => {
    const api = mockEnvironmentsApi();
    api.getPlan.mockResolvedValue({ ...plan, status: 'approved' });
    api.submit.mockResolvedValue(deployment);
    renderPage('/plans/p1', { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Deploy this plan' }),
    );
    expect(api.submit).toHaveBeenCalledWith({
      planId: 'p1',
      requestId: 'plan/p1',
    });
    expect(
      await screen.findByRole('heading', { name: 'Deploy shop-production' }),
    ).toBeInTheDocument();
  });

  it('says why it could not be made, and what is blocked', async () => {
    const api = mockEnvironmentsApi();
    api.getPlan.mockResolvedValue({
      ...plan,
      status: 'failed',
      stacks: [],
      preflight: [],
      failure: { message: 'AWS does not answer', remedy: 'Check the network' },
    });
    renderPage('/plans/p1', { api });
    expect(await screen.findByText('AWS does not answer')).toBeInTheDocument();
    expect(screen.getByText('Check the network')).toBeInTheDocument();
  });

  it('shows what a blocked plan would change, as far as AWS says it', async () => {
    const [, data] = plan.stacks;
    const api = mockEnvironmentsApi();
    api.getPlan.mockResolvedValue({
      ...plan,
      status: 'blocked',
      stacks: [
        { ...data, basis: 'template', problem: 'It may not be asked' },
        {
          ...data,
          stackName: 'shop-production-ops',
          basis: 'template',
          problem: 'It is busy',
          changes: [],
        },
      ],
    });
    renderPage('/plans/p1', { api });
    expect(
      await screen.findByText(/cannot be deployed before what blocks it/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^1 to replace, 1 stack not compared, 1 with data/),
    ).toBeVisible();
    expect(screen.getByText('It may not be asked')).toBeVisible();
    expect(screen.getByText(/found by comparing templates/)).toBeVisible();
    expect(screen.getByText('It is busy')).toBeVisible();
    expect(screen.getByText('What would change is not known.')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Deploy this plan' }),
    ).toBeNull();
  });

  it('leads to the plan made anew when the world has changed', async () => {
    const api = mockEnvironmentsApi();
    api.getPlan.mockResolvedValue({
      ...plan,
      status: 'outdated',
      outdatedBecause: 'The data stack was updated since.',
      replacedBy: 'p2',
    });
    renderPage('/plans/p1', { api });
    expect(
      await screen.findByRole('link', { name: /made anew/ }),
    ).toHaveAttribute('href', '/environments/plans/p2');
  });
});
