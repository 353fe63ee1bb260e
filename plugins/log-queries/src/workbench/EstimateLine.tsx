import { parseEntityRef } from '@backstage/catalog-model';
import Typography from '@material-ui/core/Typography';
import { formatBytes, formatUsd } from '../run/format';
import type { WantedEstimate } from './useEstimate';

/** What it would cost, and what is left of the day's budgets. */
export function EstimateLine(props: { estimate?: WantedEstimate }) {
  const { estimate } = props;
  return (
    <Typography
      variant="body2"
      color={
        estimate?.needsConfirmation || estimate?.problem
          ? 'error'
          : 'textSecondary'
      }
      role="status"
      aria-label="Estimate"
    >
      {estimate ? textOf(estimate) : ' '}
    </Typography>
  );
}

function textOf(estimate: WantedEstimate): string {
  const { bytes, costUsd, budgets, needsConfirmation, problem } = estimate;
  const price =
    bytes === undefined || costUsd === undefined
      ? `The price is not known beforehand${problem ? `: ${problem}` : ''}`
      : `Reads about ${formatBytes(bytes)}, ${formatUsd(costUsd)}`;
  const left = budgets.map(
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
