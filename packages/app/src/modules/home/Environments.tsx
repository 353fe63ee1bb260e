import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  EmptyState,
  InfoCard,
  Progress,
  ResponseErrorPanel,
} from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  EntityRefLink,
  EntityRefLinks,
} from '@backstage/plugin-catalog-react';
import { ENVIRONMENT_ENTITY_TYPE } from '@quarterdeck/plugin-environments-common';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import useAsync from 'react-use/esm/useAsync';

const MAX_ROWS = 20;

/** The environments that the catalog knows, with a link to each. */
export const Environments = () => {
  const catalog = useApi(catalogApiRef);
  const { value, loading, error } = useAsync(
    () =>
      catalog.queryEntities({
        filter: { kind: 'Resource', 'spec.type': ENVIRONMENT_ENTITY_TYPE },
        orderFields: [{ field: 'metadata.name', order: 'asc' }],
        limit: MAX_ROWS,
      }),
    [catalog],
  );

  if (loading) return <Progress />;
  if (error) return <ResponseErrorPanel error={error} />;
  if (!value?.items.length) {
    return (
      <EmptyState
        missing="content"
        title="No environments yet"
        description="Environments appear here by themselves once they are in AWS."
      />
    );
  }
  return (
    <InfoCard title="Environments" noPadding>
      <Table size="small" aria-label="Environments">
        <TableHead>
          <TableRow>
            <TableCell>Name</TableCell>
            <TableCell>Owner</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {value.items.map(entity => (
            <TableRow key={stringifyEntityRef(entity)} hover>
              <TableCell>
                <EntityRefLink entityRef={entity} />
              </TableCell>
              <TableCell>
                {entity.spec?.owner && (
                  <EntityRefLinks
                    entityRefs={[String(entity.spec.owner)]}
                    defaultKind="group"
                  />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </InfoCard>
  );
};
