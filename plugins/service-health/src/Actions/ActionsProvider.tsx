import { useApi } from '@backstage/core-plugin-api';
import type { ServiceActionOffer } from '@quarterdeck/plugin-service-health-common';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
} from 'react';
import { serviceHealthApiRef } from '../api/ServiceHealthApi';
import { usePolled } from '../polling/usePolled';

/** What may be done changes with deployments, which take minutes. */
const OFFERS_SECONDS = 30;

/** What may be done on the page of an entity. */
export interface Actions {
  entityRef: string;
  offers: ServiceActionOffer[];
  /** Why it is not known what may be done. */
  error?: Error;
  /** To be called when something has been done. */
  onDone(): void;
}

const ActionsContext = createContext<Actions | undefined>(undefined);

/**
 * Asks once what the user may do to an entity, for all panels of its page.
 */
export const ActionsProvider = ({
  entityRef,
  onDone,
  children,
}: {
  entityRef: string;
  /** Called when AWS has been asked for something. */
  onDone: () => void;
  children: ReactNode;
}) => {
  const api = useApi(serviceHealthApiRef);
  const {
    value: offers,
    error,
    refresh,
  } = usePolled(
    useCallback(
      (signal: AbortSignal) => api.getActions(entityRef, signal),
      [api, entityRef],
    ),
    OFFERS_SECONDS,
  );
  const actions = useMemo(
    () => ({
      entityRef,
      offers: offers ?? [],
      error,
      onDone: () => {
        refresh();
        onDone();
      },
    }),
    [entityRef, offers, error, refresh, onDone],
  );
  return (
    <ActionsContext.Provider value={actions}>
      {children}
    </ActionsContext.Provider>
  );
};

/** What may be done here; nothing outside of an {@link ActionsProvider}. */
export function useActions(): Actions | undefined {
  return useContext(ActionsContext);
}
