import { useApi } from '@backstage/core-plugin-api';
import {
  EmptyState,
  InfoCard,
  Link,
  Progress,
  ResponseErrorPanel,
  WarningPanel,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type {
  EnvironmentLocation,
  EnvironmentStack,
} from '@quarterdeck/plugin-environments-common';
import { DateTime } from 'luxon';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { usePolling } from '../api/usePolling';
import { StatusLabel } from '../deployment/StatusLabel';
import { toneOfStackStatus } from '../deployment/words';

const POLL_INTERVAL_MS = 15_000;

const useStyles = makeStyles({ scroll: { overflowX: 'auto' } });

/** The stacks of an environment as CloudFormation has them now. */
export function StacksCard(props: { location: EnvironmentLocation }) {
  const { location } = props;
  const api = useApi(environmentsApiRef);
  const { value, error, isLoading } = usePolling(
    () => api.stacks(location),
    Object.values(location).join('/'),
    () => POLL_INTERVAL_MS,
  );
  return (
    <InfoCard title="Stacks">
      {isLoading && <Progress />}
      {error && <ResponseErrorPanel error={error} />}
      {value?.problem && (
        <WarningPanel
          title={value.problem.message}
          message={value.problem.remedy}
        />
      )}
      {value && !value.problem && value.stacks.length === 0 && (
        <EmptyState
          missing="content"
          title="No stacks"
          description={`CloudFormation has no stacks of ${location.environmentId} any more.`}
        />
      )}
      {value && value.stacks.length > 0 && <StackTable stacks={value.stacks} />}
    </InfoCard>
  );
}

function StackTable(props: { stacks: EnvironmentStack[] }) {
  const classes = useStyles();
  return (
    <div className={classes.scroll}>
      <Table size="small" aria-label="Stacks">
        <TableHead>
          <TableRow>
            <TableCell>Stack</TableCell>
            <TableCell>Status</TableCell>
            <TableCell>Changed</TableCell>
            <TableCell>Templates</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.stacks.map(stack => (
            <TableRow key={stack.stackName}>
              <TableCell>
                <Link to={stack.consoleUrl}>{stack.stackName}</Link>
              </TableCell>
              <TableCell>
                <StatusLabel
                  label={stack.status}
                  tone={toneOfStackStatus(stack.status)}
                />
                {stack.statusReason}
              </TableCell>
              <TableCell>
                {stack.updatedAt &&
                  DateTime.fromISO(stack.updatedAt).toRelative()}
              </TableCell>
              <TableCell>{stack.templateVersion ?? 'unknown'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
