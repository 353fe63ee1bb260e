import { useApi } from '@backstage/core-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import {
  FLEET_SIGNAL_CHANNEL,
  type FleetSignal,
} from '@quarterdeck/plugin-service-health-common';
import { useEffect, useSyncExternalStore } from 'react';
import { fleetFeedApiRef, type FleetState } from './FleetFeed';

/**
 * The fleet as it is now. It follows what the backend signals, and asks now
 * and again where signals do not come through.
 */
export function useFleet(): FleetState {
  const feed = useApi(fleetFeedApiRef);
  const { lastSignal } = useSignal<FleetSignal>(FLEET_SIGNAL_CHANNEL);
  useEffect(() => {
    if (lastSignal) feed.changed(lastSignal.at);
  }, [feed, lastSignal]);
  return useSyncExternalStore(feed.subscribe, feed.current);
}
