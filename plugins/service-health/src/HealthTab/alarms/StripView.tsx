import { makeStyles } from '@material-ui/core/styles';
import type { AlarmStrip } from '@quarterdeck/plugin-service-health-common';
import { type StripPiece, stripPieces, stripText } from './strip';

const HEIGHT_PIXELS = 16;

const useStyles = makeStyles(theme => ({
  root: {
    position: 'relative',
    width: 160,
    maxWidth: '100%',
    height: HEIGHT_PIXELS,
    overflow: 'hidden',
    borderRadius: 2,
    border: `1px solid ${theme.palette.divider}`,
  },
  piece: { position: 'absolute', bottom: 0 },
  // Each state has a height of its own: it can be told without its color.
  OK: { height: '25%', background: theme.palette.success.main },
  ALARM: { height: '100%', background: theme.palette.error.main },
  INSUFFICIENT_DATA: { height: '60%', background: theme.palette.divider },
  UNKNOWN: { height: 0 },
}));

/** The last 24 hours of an alarm. */
export const StripView = ({ strip }: { strip: AlarmStrip }) => {
  const classes = useStyles();
  return (
    <div className={classes.root} role="img" aria-label={stripText(strip)}>
      {stripPieces(strip).map((piece: StripPiece) => (
        <span
          key={piece.leftPercent}
          className={`${classes.piece} ${classes[piece.state]}`}
          style={{
            left: `${piece.leftPercent}%`,
            width: `max(1px, ${piece.widthPercent}%)`,
          }}
          title={piece.title}
        />
      ))}
    </div>
  );
};
