import { makeStyles } from '@material-ui/core/styles';
import { memo } from 'react';
import { HeadCell } from './HeadCell';
import { ROW_HEIGHT_PX } from './rowStyles';

const useStyles = makeStyles(theme => ({
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'grid',
    minHeight: ROW_HEIGHT_PX,
    // As wide as the color of a row's level.
    borderLeft: '3px solid transparent',
    backgroundColor: theme.palette.background.paper,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  // For those who listen; in sight, the arrows say it.
  spoken: { opacity: 0, width: 1, overflow: 'hidden', whiteSpace: 'nowrap' },
}));

function Head(props: {
  columns: readonly string[];
  /** CSS `grid-template-columns`. */
  template: string;
  onResize: (column: string, pixels: number) => void;
}) {
  const { columns, template, onResize } = props;
  const classes = useStyles();
  return (
    <div role="rowgroup">
      <div
        role="row"
        aria-rowindex={1}
        className={classes.head}
        style={{ gridTemplateColumns: template }}
      >
        <div role="columnheader">
          <div className={classes.spoken}>Open</div>
        </div>
        {columns.map(column => (
          <HeadCell
            key={column}
            column={column}
            template={template}
            onResize={onResize}
          />
        ))}
      </div>
    </div>
  );
}

/** The names of the columns; stays in sight, and still, while rows scroll. */
export const TableHead = memo(Head);
