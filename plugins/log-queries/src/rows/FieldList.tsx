import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import AddCircleOutlineIcon from '@material-ui/icons/AddCircleOutline';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import type { FieldFilter } from '../queryText/addFilter';
import { quoteField } from '../queryText/quote';
import { formatValue } from '../run/format';
import { MONOSPACE } from '../style/monospace';
import { awsTimeMillis } from '../time/awsTime';
import { type RecordField, recordFields } from './recordFields';

/** Nobody filters by a whole stack trace. */
const LONGEST_FILTER_VALUE = 300;

const useStyles = makeStyles(theme => ({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(90px, max-content) 1fr',
    gridGap: theme.spacing(0, 1),
    alignItems: 'start',
    margin: 0,
  },
  field: { display: 'contents' },
  buttons: { whiteSpace: 'nowrap', minWidth: theme.spacing(1) },
  button: { padding: 3 },
  name: {
    color: theme.palette.text.secondary,
    lineHeight: '26px',
    overflowWrap: 'anywhere',
  },
  value: {
    margin: 0,
    fontFamily: MONOSPACE,
    fontSize: '0.8125rem',
    lineHeight: '20px',
    padding: '3px 0',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
}));

/** The fields of a row and of its message, each of which can be a filter. */
export function FieldList(props: {
  values: RunRow;
  zone: string;
  onFilter?: (filter: FieldFilter) => void;
}) {
  const { values, zone, onFilter } = props;
  const ofMessage = recordFields(values['@message']);
  const own = Object.entries(values).filter(
    // Taken apart below.
    ([name]) => name !== '@message' || ofMessage.length === 0,
  );
  const known = new Set(own.map(([name]) => name));

  return (
    <>
      <Fields fields={own} zone={zone} onFilter={onFilter} />
      <Fields
        fields={ofMessage.filter(([name]) => !known.has(name))}
        zone={zone}
        onFilter={onFilter}
      />
    </>
  );
}

function Fields(props: {
  fields: RecordField[];
  zone: string;
  onFilter?: (filter: FieldFilter) => void;
}) {
  const { fields, zone, onFilter } = props;
  const classes = useStyles();
  if (fields.length === 0) return null;
  return (
    <dl className={classes.fields}>
      {fields.map(([field, value]) => (
        <div key={field} className={classes.field}>
          <dt className={classes.buttons}>
            {onFilter && canFilter(field, value) && (
              <>
                <IconButton
                  size="small"
                  className={classes.button}
                  aria-label={`Only rows with ${field} = ${value}`}
                  title={`Only rows with this ${field}`}
                  onClick={() => onFilter({ field, value })}
                >
                  <AddCircleOutlineIcon fontSize="small" />
                </IconButton>
                <IconButton
                  size="small"
                  className={classes.button}
                  aria-label={`Only rows with ${field} other than ${value}`}
                  title={`Without this ${field}`}
                  onClick={() => onFilter({ field, value, negated: true })}
                >
                  <RemoveCircleOutlineIcon fontSize="small" />
                </IconButton>
              </>
            )}
          </dt>
          <Typography component="dt" variant="body2" className={classes.name}>
            {field}
          </Typography>
          <dd className={classes.value}>{formatValue(value, zone)}</dd>
        </div>
      ))}
    </dl>
  );
}

function canFilter(field: string, value: string): boolean {
  return (
    quoteField(field) !== undefined &&
    value.length <= LONGEST_FILTER_VALUE &&
    // A time is a number inside; the chart zooms.
    awsTimeMillis(value) === undefined
  );
}
