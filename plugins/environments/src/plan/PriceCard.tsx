import Typography from '@material-ui/core/Typography';
import type { PlannedPrice } from '@quarterdeck/plugin-environments-common';
import { Section } from '../common/Section';
import { type Column, PlainTable } from '../common/PlainTable';
import { usd, usdDifference } from '../common/usd';

type Line = PlannedPrice['lines'][number];

const BEFORE: Column<Line> = {
  title: 'Before',
  isNumber: true,
  render: ({ beforeUsd }) => usd(beforeUsd),
};

/** What a month costs after the plan, line by line, and how that differs. */
export function PriceCard(props: { price: PlannedPrice | undefined }) {
  const { price } = props;
  if (!price) {
    return (
      <Section title="Price">
        <Typography>The prices of this region are not known.</Typography>
      </Section>
    );
  }
  const isChange = price.beforeUsd !== undefined;
  return (
    <Section
      title={`${usd(price.afterUsd)} a month`}
      subheader={
        price.beforeUsd === undefined
          ? undefined
          : `${usdDifference(price.differenceUsd)}: it was ${usd(
              price.beforeUsd,
            )}`
      }
    >
      <PlainTable
        label="Price by the month"
        rows={price.lines}
        keyOf={({ id }) => id}
        columns={[
          { title: 'For', render: ({ title }) => title },
          ...(isChange ? [BEFORE] : []),
          {
            title: isChange ? 'After' : 'USD',
            isNumber: true,
            render: ({ afterUsd, beforeUsd }) =>
              isChange && afterUsd !== beforeUsd ? (
                <strong>{usd(afterUsd)}</strong>
              ) : (
                usd(afterUsd)
              ),
          },
          { title: 'Assumes', render: ({ assumes }) => assumes },
        ]}
      />
      <Typography variant="caption" color="textSecondary">
        Prices of {price.priceDate}: {price.priceSource}
      </Typography>
    </Section>
  );
}
