import { renderInTestApp } from '@backstage/frontend-test-utils';
import { type SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import {
  FLEET_SIGNAL_CHANNEL,
  type FleetSignal,
} from '@quarterdeck/plugin-service-health-common';
import { act, screen, waitFor } from '@testing-library/react';
import { FleetFeed, fleetFeedApiRef } from './FleetFeed';
import { useFleet } from './useFleet';

const Count = () => <output>{useFleet().fleet?.rows.length}</output>;

it('asks anew when the backend signals a change', async () => {
  let send: (json: string) => void = () => undefined;
  const signals: SignalApi = {
    subscribe: (channel, onMessage) => {
      if (channel === FLEET_SIGNAL_CHANNEL) {
        send = json => onMessage(JSON.parse(json));
      }
      return { unsubscribe: () => undefined };
    },
  };
  const getFleet = jest.fn(async () => ({
    at: '2026-11-22T09:00:00Z',
    rows: [],
  }));
  const signal: FleetSignal = { at: '2026-11-22T09:00:10Z' };
  renderInTestApp(<Count />, {
    apis: [
      [fleetFeedApiRef, new FleetFeed({ getFleet }, { spreadSeconds: 0 })],
      [signalApiRef, signals],
    ],
  });
  expect(await screen.findByText('0')).toBeVisible();
  expect(getFleet).toHaveBeenCalledTimes(1);
  act(() => send(JSON.stringify(signal)));
  await waitFor(() => expect(getFleet).toHaveBeenCalledTimes(2));
});
