import { makeStyles, type Theme } from '@material-ui/core/styles';

/** Of a row where there is room for columns, in pixels. */
export const ROW_HEIGHT = 57;

const edge = (color: string) => ({ boxShadow: `inset 3px 0 0 ${color}` });

const clamped = (lines: number) => ({
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical' as const,
  WebkitLineClamp: lines,
  overflow: 'hidden',
});

const hidden = {
  position: 'absolute' as const,
  width: 1,
  height: 1,
  minHeight: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};

const COLUMN_WIDTHS =
  '96px minmax(170px, 1fr) minmax(200px, 2fr) 104px 112px 56px 58px 72px';
const FEW_COLUMN_WIDTHS =
  '96px minmax(120px, 1fr) minmax(160px, 2fr) 104px 56px 58px';

/** Of the line above the table, in pixels. */
export const SUMMARY_HEIGHT = 40;

/** About that of a row that is a card. */
export const CARD_HEIGHT = 140;

/** Where there is no room for columns, and a row is a card. */
export const narrowQuery = (theme: Theme) => theme.breakpoints.down('sm');

export const useTableStyles = makeStyles(theme => {
  const narrow = theme.breakpoints.down('sm');
  const between = theme.breakpoints.only('md');
  const columns = {
    display: 'grid',
    gridTemplateColumns: COLUMN_WIDTHS,
    columnGap: theme.spacing(1.5),
    alignItems: 'center',
    padding: theme.spacing(0, 2),
    [between]: { gridTemplateColumns: FEW_COLUMN_WIDTHS },
  };
  return {
    table: { fontSize: theme.typography.body2.fontSize, lineHeight: 1.4 },
    // Stays in sight, below the summary, while the rows go by.
    headGroup: {
      position: 'sticky',
      top: SUMMARY_HEIGHT,
      zIndex: 2,
    },
    head: {
      ...columns,
      minHeight: 48,
      color: theme.palette.text.secondary,
      background: theme.palette.background.paper,
      borderBottom: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      [narrow]: hidden,
    },
    // Read out all the same.
    hiddenHead: hidden,
    // Left out where the columns have to stand close.
    spare: { [between]: { display: 'none' } },
    sorter: {
      display: 'flex',
      font: 'inherit',
      color: 'inherit',
      '&:hover, &:focus-visible': { color: theme.palette.text.primary },
    },
    sorted: { color: theme.palette.text.primary, fontWeight: 600 },
    body: { position: 'relative' },
    row: {
      ...columns,
      minHeight: ROW_HEIGHT,
      borderBottom: `1px solid ${theme.palette.divider}`,
      '&:hover': { background: theme.palette.action.hover },
      [narrow]: {
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: theme.spacing(1.5),
        rowGap: theme.spacing(0.5),
        padding: theme.spacing(1.5, 2),
      },
    },
    still: { position: 'relative' },
    // A row that moves is followed by the eye more easily than one that jumps.
    virtual: {
      position: 'absolute',
      top: 0,
      left: 0,
      right: 0,
      // A frame of a scroll is cheaper when no row can change another.
      contain: 'layout style paint',
      '@media (prefers-reduced-motion: no-preference)': {
        transition: theme.transitions.create('transform', { duration: 250 }),
      },
    },
    critical: edge(theme.palette.error.main),
    degraded: edge(theme.palette.warning.main),
    unknown: edge(theme.palette.text.secondary),
    healthy: {},
    cell: {
      minWidth: 0,
      '& a': { color: theme.palette.primary.main, textDecoration: 'none' },
      '& a:hover': { textDecoration: 'underline' },
      overflowWrap: 'anywhere',
      // On a card the fields follow one another as words do.
      [narrow]: {
        display: 'contents',
        color: theme.palette.text.secondary,
        '& [data-empty]': { display: 'none' },
      },
    },
    // The second of two fields in a column.
    below: { color: theme.palette.text.secondary },
    status: {
      display: 'flex',
      [narrow]: { color: theme.palette.text.primary },
    },
    name: {
      fontWeight: 600,
      // The whole row leads to where the name leads.
      '& a::after': { content: '""', position: 'absolute', inset: 0 },
      '& a:focus-visible': { outline: 'none' },
      '& a:focus-visible::after': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
      [narrow]: { flex: '1 1 60%' },
    },
    why: {
      '& > span': clamped(2),
      [narrow]: {
        flexBasis: '100%',
        color: theme.palette.text.primary,
        '& > span': clamped(4),
      },
    },
    owner: { '& a': { position: 'relative', zIndex: 1 } },
    stage: {},
    account: { fontVariantNumeric: 'tabular-nums' },
    region: {},
    tasks: { [narrow]: { '&::before': { content: '"Tasks "' } } },
    alarms: { [narrow]: { '&::before': { content: '"Alarms "' } } },
    age: { color: theme.palette.text.secondary },
  };
});

export type TableClasses = ReturnType<typeof useTableStyles>;
