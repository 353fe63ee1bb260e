import ButtonBase from '@material-ui/core/ButtonBase';
import DownIcon from '@material-ui/icons/ArrowDropDown';
import UpIcon from '@material-ui/icons/ArrowDropUp';
import { memo } from 'react';
import type { FleetColumn } from './columns';
import type { FleetQuery } from './fleetQuery';
import type { SortId } from './sorting';
import type { TableClasses } from './tableStyles';

/** The titles of the columns; pressed, they order the rows. */
export const FleetHead = memo(
  ({
    columns,
    classes,
    isHidden = false,
    sort,
    onSort,
  }: {
    columns: FleetColumn[];
    classes: TableClasses;
    /** For where a table above has the same columns. */
    isHidden?: boolean;
    sort?: FleetQuery['sort'];
    onSort?: (by: SortId) => void;
  }) => {
    const { by, isReversed } = sort ?? { by: 'status', isReversed: false };
    const direction = isReversed ? 'descending' : 'ascending';
    const Arrow = isReversed ? UpIcon : DownIcon;
    return (
      <div role="rowgroup" className={onSort && classes.headGroup}>
        <div
          role="row"
          aria-rowindex={1}
          className={`${classes.head} ${isHidden ? classes.hiddenHead : ''}`}
        >
          {columns.map(({ fields, isSpare }) => {
            const isSorted = onSort && fields.some(({ id }) => id === by);
            return (
              <div
                key={fields[0].id}
                role="columnheader"
                aria-sort={isSorted ? direction : undefined}
                className={isSpare ? classes.spare : undefined}
              >
                {fields.map(({ id, title }) =>
                  onSort && id !== 'why' ? (
                    <ButtonBase
                      key={id}
                      disableRipple
                      className={`${classes.sorter} ${
                        id === by ? classes.sorted : ''
                      }`}
                      onClick={() => onSort(id)}
                    >
                      {title}
                      {id === by && <Arrow fontSize="small" aria-hidden />}
                    </ButtonBase>
                  ) : (
                    <div key={id}>{title}</div>
                  ),
                )}
              </div>
            );
          })}
        </div>
      </div>
    );
  },
);
