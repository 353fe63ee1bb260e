import { parseEntityRef } from '@backstage/catalog-model';
import Typography from '@material-ui/core/Typography';
import type { EstimateResponse } from '@quarterdeck/plugin-log-queries-common';
import { formatBytes, formatUsd } from '../run/format';

/** What it would cost, and what is left of the day's budgets. */
export function EstimateLine(props: { response?: EstimateResponse }) {
  const { response } = props;
  return (
    <Typography
      variant="body2"
      color={
        response?.needsConfirmation || response?.estimate.problem
          ? 'error'
          : 'textSecondary'
      }
      role="status"
      aria-label="Estimate"
    >
      {response ? textOf(response) : ' '}
    </Typography>
  );
}

function textOf(response: EstimateResponse): string {
  const { estimate, budgets, needsConfirmation, answeredByRunId } = response;
  const { bytes, costUsd, problem } = estimate;
  if (answeredByRunId) {
    return 'A stored run answers this at once, for nothing';
  }
  const price =
    bytes === undefined || costUsd === undefined
      ? `The price is not known beforehand${
          problem ? `: ${problem.message}` : ''
        }`
      : `Reads about ${formatBytes(bytes)}, ${formatUsd(costUsd)}`;
  const left = budgets.budgets.map(
    ({ entityRef, limitUsd, spentUsd }) =>
      `${formatUsd(Math.max(0, limitUsd - spentUsd))} of ${formatUsd(
        limitUsd,
      )} left today for ${parseEntityRef(entityRef).name}`,
  );
  return [
    price,
    ...(needsConfirmation ? ['you will be asked first'] : []),
    ...left,
  ].join(' · ');
}
