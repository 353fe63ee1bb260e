import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import type {
  EnvironmentLocation,
  EnvironmentStack,
} from '@quarterdeck/plugin-environments-common';
import useAsync from 'react-use/lib/useAsync';
import { ErrorNotice } from '../common/ErrorNotice';
import { Ago } from '../common/Moment';
import { Notice } from '../common/Notice';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { ConsoleLink } from '../common/ConsoleLink';
import { PlainTable } from '../common/PlainTable';
import { StatusLabel } from '../deployment/StatusLabel';
import { toneOfStackStatus } from '../deployment/words';

/** The resources of a stack, asked for once somebody wants to see them. */
export function StackResourceTable(props: {
  location: EnvironmentLocation;
  stack: EnvironmentStack;
}) {
  const { location, stack } = props;
  const api = useApi(environmentsApiRef);
  // Another status or moment of the stack, other resources.
  const { error, loading, value } = useAsync(
    () => api.stackResources(location, stack.part),
    [api, location, stack.part, stack.status, stack.updatedAt],
  );
  if (loading) return <Progress />;
  if (error)
    return (
      <ErrorNotice title="The resources could not be read" error={error} />
    );
  if (value?.problem) {
    const { message, remedy } = value.problem;
    return (
      <Notice tone="warning" title={message}>
        {remedy}
      </Notice>
    );
  }
  return (
    <PlainTable
      label={`Resources of ${stack.stackName}`}
      rows={value?.resources ?? []}
      keyOf={({ logicalId }) => logicalId}
      columns={[
        {
          title: 'Resource',
          isLong: true,
          render: ({ consoleUrl, logicalId, physicalId }) => (
            <>
              <ConsoleLink url={consoleUrl} accountId={location.accountId}>
                {physicalId ?? logicalId}
              </ConsoleLink>
              {physicalId && (
                <Typography
                  color="textSecondary"
                  component="div"
                  variant="caption"
                >
                  {logicalId}
                </Typography>
              )}
            </>
          ),
        },
        { title: 'Type', render: ({ resourceType }) => resourceType },
        {
          title: 'Status',
          render: ({ status, statusReason }) => (
            <>
              <StatusLabel label={status} tone={toneOfStackStatus(status)} />
              {statusReason && <div>{statusReason}</div>}
            </>
          ),
        },
        {
          title: 'Changed',
          isOneLine: true,
          render: ({ updatedAt }) => updatedAt && <Ago iso={updatedAt} />,
        },
      ]}
    />
  );
}
