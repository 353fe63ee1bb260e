import {
  errorApiRef,
  identityApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import type { FleetRow } from '@quarterdeck/plugin-service-health-common';
import { useCallback, useEffect, useState } from 'react';

/** Whether the user, or a group of theirs, owns an entity. */
export type IsMine = (row: FleetRow) => boolean;

/** @see IsMine; nothing is anyone's until it is known who asks. */
export function useIsMine(): IsMine {
  const identity = useApi(identityApiRef);
  const errors = useApi(errorApiRef);
  const [owners, setOwners] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    let isGone = false;
    identity.getBackstageIdentity().then(
      ({ ownershipEntityRefs }) => {
        if (!isGone) setOwners(new Set(ownershipEntityRefs));
      },
      (error: Error) => {
        if (!isGone) errors.post(error);
      },
    );
    return () => {
      isGone = true;
    };
  }, [identity, errors]);

  return useCallback(
    ({ owner }: FleetRow) => owner !== undefined && owners.has(owner),
    [owners],
  );
}
