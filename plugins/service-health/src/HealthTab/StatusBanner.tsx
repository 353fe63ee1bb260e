import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  type HealthReport,
  STATUS_LABELS,
} from '@quarterdeck/plugin-service-health-common';
import { reasonOf } from '../status/reason';
import { StatusIcon } from '../status/StatusIcon';
import { Time } from '../time/Time';
import { PANEL_IDS } from './panelIds';

const useStyles = makeStyles(theme => {
  const edge = (color: string) => ({ borderLeftColor: color });
  return {
    root: {
      display: 'flex',
      gap: theme.spacing(2),
      padding: theme.spacing(2),
      borderLeft: `${theme.spacing(0.75)}px solid`,
    },
    critical: edge(theme.palette.error.main),
    degraded: edge(theme.palette.warning.main),
    unknown: edge(theme.palette.text.secondary),
    healthy: edge(theme.palette.success.main),
    text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
    parts: { margin: theme.spacing(1, 0, 0), paddingLeft: theme.spacing(2.5) },
    part: { color: 'inherit', textUnderlineOffset: '3px' },
    age: { color: theme.palette.text.secondary, whiteSpace: 'nowrap' },
  };
});

/** The verdict: one status, one sentence, and where each part of it is seen. */
export const StatusBanner = ({ report }: { report: HealthReport }) => {
  const classes = useStyles();
  const { status, parts } = report.verdict;
  return (
    <Paper
      component="section"
      aria-label="Status"
      className={`${classes.root} ${classes[status]}`}
    >
      <StatusIcon status={status} large />
      <div className={classes.text} role="status">
        <Typography variant="h5" component="h2">
          {STATUS_LABELS[status]}
        </Typography>
        <Typography>{reasonOf(report.verdict)}</Typography>
        {parts.length > 1 && (
          <ul className={classes.parts} aria-label="What the status rests on">
            {parts.map(({ rule, text, evidence }) => (
              <Typography
                component="li"
                variant="body2"
                key={`${rule} ${evidence.target}`}
              >
                <a
                  className={classes.part}
                  href={`#${PANEL_IDS[evidence.kind]}`}
                >
                  {text}
                </a>
              </Typography>
            ))}
          </ul>
        )}
      </div>
      <Typography variant="body2" className={classes.age}>
        <Time iso={report.at} />
      </Typography>
    </Paper>
  );
};
