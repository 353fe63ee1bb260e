import { CopyTextButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import { formatValue } from './format';
import { parseJsonRecord } from './parseJsonRecord';

const useStyles = makeStyles(theme => ({
  root: {
    position: 'sticky',
    left: 0,
    maxWidth: '100%',
    padding: theme.spacing(1, 2, 2, 6),
  },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(100px, max-content) 1fr',
    gridGap: theme.spacing(0.5, 2),
    margin: 0,
  },
  name: { color: theme.palette.text.secondary },
  value: {
    margin: 0,
    fontFamily: 'Menlo, Consolas, "DejaVu Sans Mono", monospace',
    fontSize: theme.typography.body2.fontSize,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
}));

/** All fields of a row; a message in JSON is taken apart. */
export function RowDetails(props: { row: RunRow }) {
  const { row } = props;
  const classes = useStyles();
  const fields = Object.entries(row).filter(([name]) => name !== '@ptr');
  const record = parseJsonRecord(row['@message']);

  return (
    <div className={classes.root} role="cell">
      <div className={classes.head}>
        <Typography variant="subtitle2" component="h3">
          Fields
        </Typography>
        <CopyTextButton
          text={JSON.stringify(Object.fromEntries(fields), null, 2)}
          tooltipText="Copied"
          aria-label="Copy the row as JSON"
        />
      </div>
      <Fields fields={fields} />
      {record && (
        <>
          <Typography variant="subtitle2" component="h3">
            Message
          </Typography>
          <Fields fields={record} />
        </>
      )}
    </div>
  );
}

function Fields(props: { fields: [string, string][] }) {
  const classes = useStyles();
  return (
    <dl className={classes.fields}>
      {props.fields.map(([name, value]) => (
        // A fragment would need the key; a div keeps the pair together.
        <div key={name} style={{ display: 'contents' }}>
          <Typography component="dt" variant="body2" className={classes.name}>
            {name}
          </Typography>
          <dd className={classes.value}>{formatValue(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
