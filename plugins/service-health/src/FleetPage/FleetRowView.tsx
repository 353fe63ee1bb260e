import type { FleetRow } from '@quarterdeck/plugin-service-health-common';
import { memo, type Ref } from 'react';
import type { CellContext, FleetColumn } from './columns';
import type { TableClasses } from './tableStyles';

/** One row, which is a card where there is no room for columns. */
export const FleetRowView = memo(
  ({
    row,
    columns,
    classes,
    context,
    index,
    offset,
    measure,
  }: {
    row: FleetRow;
    columns: FleetColumn[];
    classes: TableClasses;
    context: CellContext;
    /** Among all rows, whether they are in the document or not. */
    index: number;
    /** Where it stands in the body of a table that holds only some rows. */
    offset?: number;
    measure?: Ref<HTMLDivElement>;
  }) => {
    const isVirtual = offset !== undefined;
    return (
      <div
        role="row"
        aria-rowindex={index + 2}
        data-index={index}
        ref={measure}
        className={[
          classes.row,
          classes[row.verdict.status],
          isVirtual ? classes.virtual : classes.still,
        ].join(' ')}
        style={isVirtual ? { transform: `translateY(${offset}px)` } : undefined}
      >
        {columns.map(({ fields, isSpare }) => (
          <div
            key={fields[0].id}
            role="cell"
            className={`${classes.cell} ${isSpare ? classes.spare : ''}`}
          >
            {fields.map(({ id, render }, i) => {
              const content = render(row, context);
              const isEmpty = content === undefined || content === '';
              return (
                <div
                  key={id}
                  data-empty={isEmpty || undefined}
                  className={`${classes[id]} ${i > 0 ? classes.below : ''}`}
                >
                  {isEmpty ? '–' : content}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    );
  },
);
