import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { PlannedPrice } from '@quarterdeck/plugin-environments-common';
import { usd, usdDifference } from '../common/usd';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  number: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
});

/** What a month costs after the plan, line by line, and how that differs. */
export function PriceCard(props: { price: PlannedPrice | undefined }) {
  const { price } = props;
  const classes = useStyles();
  if (!price) {
    return (
      <InfoCard title="Price">
        <Typography>The prices of this region are not known.</Typography>
      </InfoCard>
    );
  }
  const isChange = price.beforeUsd !== undefined;
  return (
    <InfoCard
      title={`${usd(price.afterUsd)} a month`}
      subheader={
        price.beforeUsd === undefined
          ? undefined
          : `${usdDifference(price.differenceUsd)}: it was ${usd(
              price.beforeUsd,
            )}`
      }
    >
      <div className={classes.scroll}>
        <Table size="small" aria-label="Price by the month">
          <TableHead>
            <TableRow>
              <TableCell>For</TableCell>
              {isChange && (
                <TableCell className={classes.number}>Before</TableCell>
              )}
              <TableCell className={classes.number}>
                {isChange ? 'After' : 'USD'}
              </TableCell>
              <TableCell>Assumes</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {price.lines.map(line => (
              <TableRow key={line.id}>
                <TableCell>{line.title}</TableCell>
                {isChange && (
                  <TableCell className={classes.number}>
                    {usd(line.beforeUsd)}
                  </TableCell>
                )}
                <TableCell className={classes.number}>
                  {line.afterUsd === line.beforeUsd ? (
                    usd(line.afterUsd)
                  ) : (
                    <strong>{usd(line.afterUsd)}</strong>
                  )}
                </TableCell>
                <TableCell>{line.assumes}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
      <Typography variant="caption" color="textSecondary">
        Prices of {price.priceDate}: {price.priceSource}
      </Typography>
    </InfoCard>
  );
}
