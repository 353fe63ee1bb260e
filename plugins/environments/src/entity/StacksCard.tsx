import { useApi } from '@backstage/core-plugin-api';
import { Progress } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { EnvironmentLocation } from '@quarterdeck/plugin-environments-common';
import { Section } from '../common/Section';
import { ASKED_AGAIN, ErrorNotice } from '../common/ErrorNotice';
import { Notice } from '../common/Notice';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { usePolling } from '../api/usePolling';
import { StackDetails } from './StackDetails';

const POLL_INTERVAL_MS = 15_000;

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
    <Section title="Stacks">
      {isLoading && <Progress />}
      {error && (
        <ErrorNotice
          title="The stacks could not be read"
          error={error}
          next={ASKED_AGAIN}
        />
      )}
      {value?.problem && (
        <Notice tone="warning" title={value.problem.message}>
          {value.problem.remedy}
        </Notice>
      )}
      {value && !value.problem && value.stacks.length === 0 && (
        <Typography>
          CloudFormation has no stacks of {location.environmentId} any more.
        </Typography>
      )}
      {value?.stacks.map(stack => (
        <StackDetails key={stack.stackName} location={location} stack={stack} />
      ))}
    </Section>
  );
}
