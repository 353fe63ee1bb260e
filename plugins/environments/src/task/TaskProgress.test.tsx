import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  scaffolderApiRef,
  type ScaffolderTaskOutput,
} from '@backstage/plugin-scaffolder-react';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { environmentsApiRef } from '../api/environmentsApiRef';
import {
  deployment,
  mockEnvironmentsApi,
  plan,
} from '../__testUtils__/environmentsApi';
import { rootRouteRef } from '../routes';
import { TaskProgress } from './TaskProgress';

/** A scaffolder with one task that is being processed. */
const scaffolder = {
  getTask: async () => ({
    id: 'task',
    status: 'processing',
    spec: { steps: [{ id: 'deploy', name: 'Deploy', action: 'deploy' }] },
  }),
  streamLogs: () => ({
    subscribe: () => ({ unsubscribe() {}, closed: false }),
  }),
};

const output = {
  links: [{ title: 'From the template', url: 'http://shop.example.com' }],
};

function render(
  api = mockEnvironmentsApi(),
  given: ScaffolderTaskOutput = output,
) {
  renderInTestApp(
    <Routes>
      <Route path="/tasks/:taskId" element={<TaskProgress output={given} />} />
    </Routes>,
    {
      apis: [
        [environmentsApiRef, api],
        [scaffolderApiRef, scaffolder as never],
      ],
      initialRouteEntries: ['/tasks/task'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/environments': rootRouteRef,
      },
    },
  );
  return api;
}

describe('TaskProgress', () => {
  it("shows the newest deployment of the task, instead of the template's links", async () => {
    const api = render();
    expect(
      await screen.findByText('Deployment of shop-production'),
    ).toBeInTheDocument();
    expect(api.list).toHaveBeenCalledWith({
      requestIdPrefix: 'task/',
      limit: 1,
    });
    expect(api.follow).toHaveBeenCalledWith(deployment.id, 0);
    expect(screen.queryByText('From the template')).not.toBeInTheDocument();
  });

  it('waits while there is no deployment, and shows what the task gave', async () => {
    const api = mockEnvironmentsApi();
    api.list.mockResolvedValue({ items: [] });
    render(api);
    expect(
      await screen.findByRole('progressbar', {
        name: 'Waiting for the deployment',
      }),
    ).toBeInTheDocument();
    expect(await screen.findByText('From the template')).toBeInTheDocument();
  });

  it('ends with the plan where a person has to look at it', async () => {
    const api = mockEnvironmentsApi();
    api.list.mockResolvedValue({ items: [] });
    api.getPlan.mockResolvedValue({ ...plan, status: 'ready' });
    render(api, { ...output, planId: 'p1' });
    expect(
      await screen.findByText('Plan for shop-production'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('1 to replace, +$11.68 a month'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Nothing is changed yet/)).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Look at the plan' }),
    ).toHaveAttribute('href', '/environments/plans/p1');
  });

  it('says that the deployment could not be read', async () => {
    const api = mockEnvironmentsApi();
    api.list.mockRejectedValue(new Error('The backend is away'));
    render(api);
    expect(await screen.findAllByText(/The backend is away/)).not.toHaveLength(
      0,
    );
  });
});
