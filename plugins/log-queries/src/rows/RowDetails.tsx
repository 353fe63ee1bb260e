import { CopyTextButton } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import type { FieldFilter } from '../queryText/addFilter';
import { MONOSPACE } from '../style/monospace';
import { FieldList } from './FieldList';
import { parseRecord } from './recordFields';
import { RowContext } from './RowContext';
import type { ShownRow } from './ShownRow';

const useStyles = makeStyles(theme => ({
  root: {
    // Stays in sight when the table is scrolled sideways.
    position: 'sticky',
    left: 0,
    width: 'min(100%, calc(100vw - 320px))',
    maxWidth: 1_400,
    padding: theme.spacing(1, 2, 2, 5),
    backgroundColor: theme.palette.background.default,
    [theme.breakpoints.down('sm')]: {
      width: 'calc(100vw - 64px)',
      paddingLeft: theme.spacing(2),
    },
  },
  json: {
    margin: 0,
    fontFamily: MONOSPACE,
    fontSize: '0.8125rem',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
}));

const VIEWS = ['Fields', 'JSON', 'Lines around it'] as const;

/** Everything about one row. */
export function RowDetails(props: {
  row: ShownRow;
  zone: string;
  onFilter?: (filter: FieldFilter) => void;
}) {
  const { row, zone, onFilter } = props;
  const classes = useStyles();
  const [view, setView] = useState<(typeof VIEWS)[number]>('Fields');
  const { '@ptr': ptr, ...fields } = row.values;
  const json = asJson(fields);
  const views = VIEWS.filter(name => ptr || name !== 'Lines around it');

  return (
    <div className={classes.root} role="cell">
      <Box display="flex" alignItems="center" gridGap={8} mb={1}>
        <ButtonGroup size="small" aria-label="What to show of the row">
          {views.map(name => (
            <Button
              key={name}
              aria-pressed={view === name}
              color={view === name ? 'primary' : 'default'}
              onClick={() => setView(name)}
            >
              {name}
            </Button>
          ))}
        </ButtonGroup>
        <CopyTextButton
          text={json}
          tooltipText="Row copied"
          aria-label="Copy the row as JSON"
        />
      </Box>
      {view === 'Fields' && (
        <FieldList values={fields} zone={zone} onFilter={onFilter} />
      )}
      {view === 'JSON' && <pre className={classes.json}>{json}</pre>}
      {view === 'Lines around it' && ptr && (
        <RowContext runId={row.runId} ptr={ptr} zone={zone} />
      )}
    </div>
  );
}

/** With a message that is JSON taken apart, not as one long text. */
function asJson(values: Record<string, string>): string {
  const record = parseRecord(values['@message']);
  return JSON.stringify(
    record ? { ...values, '@message': record } : values,
    null,
    2,
  );
}
