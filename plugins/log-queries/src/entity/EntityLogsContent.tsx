import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityWorkbench } from './EntityWorkbench';

/** The Logs tab: the saved queries of an entity over its log groups. */
export function EntityLogsContent() {
  const { entity } = useEntity();
  return <EntityWorkbench entityRef={stringifyEntityRef(entity)} />;
}
