import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import type { ServiceActionOffer } from '@quarterdeck/plugin-service-health-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  type ServiceHealthApi,
  serviceHealthApiRef,
} from '../api/ServiceHealthApi';
import { healthApi } from '../testing/api';
import { service } from '../testing/reports';
import { ActionsProvider } from './ActionsProvider';
import { ServiceActions } from './ServiceActions';

// A dialog is much to draw for a machine that does other things too.
jest.setTimeout(30_000);

const REASON = 'It has leaked memory since noon';

const offer = (
  id: ServiceActionOffer['id'],
  refusal?: string,
): ServiceActionOffer => ({ id, target: service.arn, refusal });

function renderActions(
  offers: ServiceActionOffer[],
  takeAction: ServiceHealthApi['takeAction'] = async () => ({
    message: 'ECS replaces the tasks.',
  }),
) {
  const onDone = jest.fn();
  const act = jest.fn(takeAction);
  renderInTestApp(
    <ActionsProvider entityRef="resource:default/shop" onDone={onDone}>
      <ServiceActions
        target={service.arn}
        subject={{
          kind: 'service',
          service,
          scaling: {
            minimum: 2,
            maximum: 10,
            suspended: false,
            policies: [],
            activities: [],
          },
        }}
      />
    </ActionsProvider>,
    {
      apis: [
        [
          serviceHealthApiRef,
          healthApi({ getActions: async () => offers, takeAction: act }),
        ],
      ],
    },
  );
  return { onDone, act };
}

async function open(action: RegExp) {
  await userEvent.click(
    await screen.findByRole('button', { name: /^Actions on/ }),
  );
  await userEvent.click(screen.getByRole('menuitem', { name: action }));
}

async function giveReason(reason: string) {
  await userEvent.click(screen.getByLabelText(/Reason/));
  await userEvent.paste(reason);
}

const confirm = (name: string) => screen.getByRole('button', { name });

it('shows nothing where nothing may be done', async () => {
  renderActions([{ id: 'force-deployment', target: 'arn:of:another' }]);
  await waitFor(() => expect(document.body).not.toBeEmptyDOMElement());
  expect(screen.queryByRole('button')).toBeNull();
});

it('says what will happen, asks why, and says what was asked', async () => {
  const { act, onDone } = renderActions([offer('force-deployment')]);
  await open(/Force a new deployment/);
  expect(
    screen.getByText(/2 running tasks will be replaced one after the other/),
  ).toBeVisible();
  expect(confirm('Force a new deployment')).toBeDisabled();
  await giveReason('too short');
  expect(confirm('Force a new deployment')).toBeDisabled();
  await userEvent.clear(screen.getByLabelText(/Reason/));
  await giveReason(REASON);
  await userEvent.click(confirm('Force a new deployment'));
  expect(await screen.findByText('ECS replaces the tasks.')).toBeVisible();
  expect(act).toHaveBeenCalledWith(
    'resource:default/shop',
    'force-deployment',
    { target: service.arn, reason: REASON },
  );
  expect(onDone).toHaveBeenCalledTimes(1);
});

it('shows what cannot be done, and why', async () => {
  renderActions([offer('roll-back-deployment', 'No deployment is under way.')]);
  await userEvent.click(
    await screen.findByRole('button', { name: /^Actions on/ }),
  );
  const item = screen.getByRole('menuitem', { name: /Roll the deployment/ });
  expect(item).toHaveAttribute('aria-disabled', 'true');
  expect(item).toHaveTextContent('No deployment is under way.');
});

it('asks which task to stop', async () => {
  const { act } = renderActions([offer('stop-task')]);
  await open(/Stop a task/);
  await giveReason(REASON);
  expect(confirm('Stop a task')).toBeDisabled();
  await userEvent.click(screen.getByLabelText(/^Task/));
  const [task] = service.tasks;
  await userEvent.click(
    screen.getByRole('option', { name: new RegExp(`^${task.id}`) }),
  );
  expect(screen.getByText(/ECS will start another in its place/)).toBeVisible();
  await userEvent.click(confirm('Stop a task'));
  expect(act).toHaveBeenCalledWith(expect.anything(), 'stop-task', {
    target: service.arn,
    reason: REASON,
    taskId: task.id,
  });
});

it('takes a count within what autoscaling allows', async () => {
  const { act } = renderActions([offer('set-desired-count')]);
  await open(/Set the desired count/);
  expect(screen.getByText('Autoscaling allows 2 to 10.')).toBeVisible();
  await giveReason(REASON);
  await userEvent.type(screen.getByLabelText(/Desired count/), '11');
  expect(confirm('Set the desired count')).toBeDisabled();
  await userEvent.clear(screen.getByLabelText(/Desired count/));
  await userEvent.type(screen.getByLabelText(/Desired count/), '5');
  expect(screen.getByText(/3 tasks more will be started/)).toBeVisible();
  await userEvent.click(confirm('Set the desired count'));
  expect(act).toHaveBeenCalledWith(expect.anything(), 'set-desired-count', {
    target: service.arn,
    reason: REASON,
    desiredCount: 5,
  });
});

it('says why it was not done, and stays open', async () => {
  renderActions([offer('force-deployment')], async () => {
    throw await ResponseError.fromResponse(
      new Response(
        JSON.stringify({
          error: { name: 'NotAllowedError', message: 'Only its owner may' },
          response: { statusCode: 403 },
        }),
        { status: 403, headers: { 'content-type': 'application/json' } },
      ),
    );
  });
  await open(/Force a new deployment/);
  await giveReason(REASON);
  await userEvent.click(confirm('Force a new deployment'));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Only its owner may',
  );
  expect(confirm('Force a new deployment')).toBeEnabled();
});

it('says what to do when the portal does not answer', async () => {
  renderActions([offer('force-deployment')], async () => {
    throw new TypeError('Failed to fetch');
  });
  await open(/Force a new deployment/);
  await giveReason(REASON);
  await userEvent.click(confirm('Force a new deployment'));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    /Failed to fetch.*before trying again/,
  );
});
