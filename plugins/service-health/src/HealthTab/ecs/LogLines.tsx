import { makeStyles } from '@material-ui/core/styles';
import { parseLogLine } from './parseLogLine';

const useStyles = makeStyles(theme => ({
  root: {
    margin: theme.spacing(0.5, 0, 2),
    padding: theme.spacing(1),
    background: theme.palette.action.hover,
    borderRadius: theme.shape.borderRadius,
    fontFamily: 'monospace',
    fontSize: theme.typography.caption.fontSize,
    lineHeight: 1.5,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  level: { fontWeight: 700 },
}));

/** Lines of a log; those in JSON say their message first. */
export const LogLines = ({ lines }: { lines: string[] }) => {
  const classes = useStyles();
  return (
    <pre className={classes.root}>
      {lines.map((line, index) => {
        const { level, message, rest } = parseLogLine(line);
        return (
          <div key={index}>
            {level && <span className={classes.level}>{level} </span>}
            {message}
            {rest && ` ${rest}`}
          </div>
        );
      })}
    </pre>
  );
};
