import ButtonBase from '@material-ui/core/ButtonBase';
import DownIcon from '@material-ui/icons/ArrowDropDown';
import UpIcon from '@material-ui/icons/ArrowDropUp';
import type { FleetColumn } from './columns';
import type { FleetQuery } from './fleetQuery';
import type { SortId } from './sorting';
import type { TableClasses } from './tableStyles';

/** The titles of the columns; pressed, they order the rows. */
export const FleetHead = ({
  columns,
  classes,
  sort,
  onSort,
}: {
  columns: FleetColumn[];
  classes: TableClasses;
  sort?: FleetQuery['sort'];
  onSort?: (by: SortId) => void;
}) => {
  const { by, isReversed } = sort ?? { by: 'status', isReversed: false };
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className={classes.head}>
        {columns.map(({ id, title, isSpare }) => {
          const isSorted = onSort !== undefined && id === by;
          const direction = isReversed ? 'descending' : 'ascending';
          return (
            <div
              key={id}
              role="columnheader"
              aria-sort={isSorted ? direction : undefined}
              className={isSpare ? classes.spare : undefined}
            >
              {onSort && id !== 'why' ? (
                <ButtonBase
                  disableRipple
                  className={`${classes.sorter} ${
                    isSorted ? classes.sorted : ''
                  }`}
                  onClick={() => onSort(id)}
                >
                  {title}
                  {isSorted &&
                    (isReversed ? (
                      <UpIcon fontSize="small" aria-hidden />
                    ) : (
                      <DownIcon fontSize="small" aria-hidden />
                    ))}
                </ButtonBase>
              ) : (
                title
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
};
