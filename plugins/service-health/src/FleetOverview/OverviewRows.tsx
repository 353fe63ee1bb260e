import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { FleetRow } from '@quarterdeck/plugin-service-health-common';
import { useIsMine } from '../fleet/useIsMine';
import { COLUMNS } from '../FleetPage/columns';
import { FleetHead } from '../FleetPage/FleetHead';
import { FleetRowView } from '../FleetPage/FleetRowView';
import { useTableStyles } from '../FleetPage/tableStyles';
import { useCellContext } from '../FleetPage/useCellContext';
import { FLEET_PATH } from '../paths';
import { chooseExcerpts } from './choose';

const useStyles = makeStyles(theme => ({
  title: {
    padding: theme.spacing(2, 2, 0.5),
    fontWeight: 600,
  },
  more: { padding: theme.spacing(1, 2) },
}));

/** The user's own rows, and what is unwell elsewhere. */
export const OverviewRows = ({ rows }: { rows: FleetRow[] }) => {
  const classes = useStyles();
  const tableClasses = useTableStyles();
  const context = useCellContext();
  const excerpts = chooseExcerpts(rows, useIsMine());
  return (
    <>
      {excerpts.map((excerpt, position) => (
        <section key={excerpt.title} aria-label={excerpt.title}>
          {excerpts.length > 1 && (
            <Typography
              variant="body2"
              component="h3"
              className={classes.title}
            >
              {excerpt.title}
            </Typography>
          )}
          <div
            role="table"
            aria-label={excerpt.title}
            className={tableClasses.table}
          >
            <FleetHead
              columns={COLUMNS}
              classes={tableClasses}
              isHidden={position > 0}
            />
            <div role="rowgroup">
              {excerpt.rows.map((row, index) => (
                <FleetRowView
                  key={row.entityRef}
                  row={row}
                  columns={COLUMNS}
                  classes={tableClasses}
                  context={context}
                  index={index}
                />
              ))}
            </div>
          </div>
          {excerpt.more > 0 && (
            <Typography variant="body2" className={classes.more}>
              <Link to={`${FLEET_PATH}${excerpt.query}`}>
                {`${excerpt.more} more`}
              </Link>
            </Typography>
          )}
        </section>
      ))}
    </>
  );
};
