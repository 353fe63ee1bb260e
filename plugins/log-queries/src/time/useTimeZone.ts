import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import { IANAZone } from 'luxon';
import { useEffect, useMemo, useState } from 'react';

const KEY = 'timeZone';

/** The time zone of this browser. */
export const LOCAL_ZONE = 'local';

/**
 * The zone in which a person wants to read and write times: `local`, or an
 * IANA name such as `Europe/Berlin`. Remembered between visits.
 */
export function useTimeZone(): [string, (zone: string) => void] {
  const storageApi = useApi(storageApiRef);
  const bucket = useMemo(
    () => storageApi.forBucket('log-queries'),
    [storageApi],
  );
  const [zone, setZone] = useState(() =>
    validZone(bucket.snapshot<string>(KEY).value),
  );

  useEffect(() => {
    const subscription = bucket
      .observe$<string>(KEY)
      .subscribe(({ value }) => setZone(validZone(value)));
    return () => subscription.unsubscribe();
  }, [bucket]);

  const choose = (chosen: string) => {
    setZone(chosen);
    bucket.set(KEY, chosen);
  };
  return [zone, choose];
}

function validZone(stored: string | undefined): string {
  return stored && IANAZone.isValidZone(stored) ? stored : LOCAL_ZONE;
}
