import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import { useCallback, useState } from 'react';
import type { FieldFilter } from '../queryText/addFilter';
import { formatCount } from '../run/format';
import { useTimeZone } from '../time/useTimeZone';
import { RowList } from './RowList';
import type { ShownRow } from './ShownRow';
import { TableHead } from './TableHead';
import { useColumnWidths } from './useColumnWidths';

const useStyles = makeStyles(theme => ({
  toolbar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 2),
  },
  scroller: {
    maxHeight: '65vh',
    overflow: 'auto',
    // Frames are cheaper when nothing outside can change with them.
    contain: 'content',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
  },
  table: { minWidth: '100%', width: 'max-content' },
  wrapped: { width: '100%' },
}));

/**
 * Rows of a result; only those in sight are drawn. Arrow keys go from row to
 * row, Enter opens one.
 */
export function ResultTable(props: {
  rows: readonly ShownRow[];
  columns: readonly string[];
  /** Somebody wants to see only the rows of a value, or those without it. */
  onFilter?: (filter: FieldFilter) => void;
}) {
  const { rows, columns, onFilter } = props;
  const classes = useStyles();
  const [zone] = useTimeZone();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [isWrapped, setWrapped] = useState(false);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = useCallback((index: number) => {
    setOpen(before => {
      const next = new Set(before);
      if (!next.delete(index)) next.add(index);
      return next;
    });
  }, []);
  const widths = useColumnWidths(columns, rows[0]?.values);
  const template = widths.template(isWrapped);

  return (
    <div>
      <div className={classes.toolbar}>
        <Typography variant="body2" color="textSecondary">
          {formatCount(rows.length)} {rows.length === 1 ? 'row' : 'rows'}
        </Typography>
        <FormControlLabel
          control={
            <Switch
              size="small"
              color="primary"
              checked={isWrapped}
              onChange={() => setWrapped(!isWrapped)}
            />
          }
          label={<Typography variant="body2">Wrap lines</Typography>}
        />
      </div>
      <div
        ref={setScroller}
        className={classes.scroller}
        role="region"
        aria-label="Rows"
      >
        <div
          role="table"
          aria-label="Result"
          aria-rowcount={rows.length + 1}
          className={`${classes.table} ${isWrapped ? classes.wrapped : ''}`}
        >
          <TableHead
            columns={columns}
            template={template}
            onResize={widths.resize}
          />
          <RowList
            // Heights that were measured are others then.
            key={String(isWrapped)}
            rows={rows}
            columns={columns}
            scroller={scroller}
            template={template}
            zone={zone}
            isWrapped={isWrapped}
            open={open}
            onToggle={toggle}
            onFilter={onFilter}
          />
        </div>
      </div>
    </div>
  );
}
