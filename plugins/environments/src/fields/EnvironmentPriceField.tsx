import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { MonthlyCost } from '@quarterdeck/plugin-environments-common';
import { PlainTable } from '../common/PlainTable';
import { usd } from '../common/usd';
import { priceOfAnswers } from './priceOfAnswers';

/** `ui:field: EnvironmentPriceField` asks nothing: it shows the price. */
export const environmentPriceFieldSchema = makeFieldSchema({
  output: z => z.null(),
});

const useStyles = makeStyles(theme => ({
  // Beside the fields below: it stays while they scroll by.
  root: {
    position: 'sticky',
    top: 0,
    zIndex: theme.zIndex.mobileStepper,
    padding: theme.spacing(1, 2),
  },
  lines: { maxHeight: '40vh', overflow: 'auto' },
}));

/** What a month of the environment costs as the form is filled in now. */
export function EnvironmentPriceField(
  props: typeof environmentPriceFieldSchema.TProps,
) {
  const classes = useStyles();
  const price = priceOfAnswers(props.formContext?.formData);
  return (
    <Paper variant="outlined" className={classes.root}>
      <div role="status">
        {typeof price === 'string' ? (
          <Typography color="textSecondary">{price}</Typography>
        ) : (
          <Typography>
            About <strong>{usd(price.totalUsd)}</strong> a month
          </Typography>
        )}
      </div>
      {typeof price !== 'string' && <PriceLines price={price} />}
    </Paper>
  );
}

function PriceLines(props: { price: MonthlyCost }) {
  const { lines, priceDate, priceSource } = props.price;
  const classes = useStyles();
  return (
    <details>
      <Typography component="summary" variant="body2">
        What for
      </Typography>
      <div className={classes.lines}>
        <PlainTable
          label="Price by the month"
          rows={lines}
          keyOf={({ id }) => id}
          columns={[
            { title: 'For', render: ({ title }) => title },
            {
              title: 'USD',
              isNumber: true,
              render: ({ monthlyUsd }) => usd(monthlyUsd),
            },
            { title: 'Assumes', render: ({ assumes }) => assumes },
          ]}
        />
        <Typography variant="caption" color="textSecondary">
          Prices of {priceDate}: {priceSource}
        </Typography>
      </div>
    </details>
  );
}
