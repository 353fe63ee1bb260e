import { makeStyles } from '@material-ui/core/styles';

/** Of a table whose rows are stacked where the screen is narrow. */
export const useDenseTableStyles = makeStyles(theme => {
  const narrow = theme.breakpoints.down('sm');
  const between = theme.breakpoints.only('md');
  const cell = {
    padding: theme.spacing(1, 1.5),
    verticalAlign: 'top',
    lineHeight: 1.4,
    [narrow]: {
      display: 'grid',
      width: 'auto',
      minWidth: 0,
      whiteSpace: 'normal' as const,
      gridTemplateColumns: '6.5em minmax(0, 1fr)',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 1.5),
      borderBottom: 'none',
      overflowWrap: 'anywhere' as const,
      '&::before': {
        content: 'attr(data-title)',
        color: theme.palette.text.secondary,
      },
    },
  };
  return {
    root: { marginBottom: theme.spacing(2) },
    caption: { fontWeight: 600 },
    // On a narrow screen a row is a list of its cells, each with its title.
    table: { [narrow]: { display: 'block' } },
    body: { [narrow]: { display: 'block' } },
    row: {
      scrollMargin: theme.spacing(10),
      '&:focus': { outline: 'none' },
      [narrow]: {
        display: 'block',
        height: 'auto',
        padding: theme.spacing(1, 0),
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
    },
    revealed: {
      background: theme.palette.action.selected,
      boxShadow: `inset 4px 0 0 ${theme.palette.primary.main}`,
    },
    head: {
      [narrow]: {
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clipPath: 'inset(50%)',
      },
    },
    title: { padding: theme.spacing(1, 1.5), whiteSpace: 'nowrap' },
    cell: { ...cell, whiteSpace: 'nowrap' },
    // Takes what the others leave.
    prose: { ...cell, width: '60%', minWidth: 180, overflowWrap: 'anywhere' },
    minor: { [between]: { display: 'none' } },
    empty: { [narrow]: { display: 'none' } },
    detail: {
      padding: theme.spacing(0, 1.5, 1.5),
      [narrow]: { display: 'block' },
    },
  };
});
