import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  type HealthReport,
  STATUS_LABELS,
} from '@quarterdeck/plugin-service-health-common';
import { StatusIcon } from '../../status/StatusIcon';
import { Time } from '../../time/Time';
import { evidenceAnchor } from '../evidence/anchors';
import { EvidenceLink } from '../evidence/EvidenceLink';
import { piecesOf } from './sentence';

const useStyles = makeStyles(theme => {
  const edge = (color: string) => ({ borderLeftColor: color });
  return {
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
      padding: theme.spacing(2),
      borderLeft: `${theme.spacing(0.75)}px solid`,
    },
    critical: edge(theme.palette.error.main),
    degraded: edge(theme.palette.warning.main),
    unknown: edge(theme.palette.text.secondary),
    healthy: edge(theme.palette.success.main),
    text: { flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' },
    parts: { margin: theme.spacing(1, 0, 0), paddingLeft: theme.spacing(2.5) },
    side: {
      display: 'flex',
      alignItems: 'center',
      alignSelf: 'flex-start',
      gap: theme.spacing(1),
      color: theme.palette.text.secondary,
      whiteSpace: 'nowrap',
    },
  };
});

/** The verdict: one status, one sentence, and where each clause is seen. */
export const StatusBanner = ({
  report,
  onRefresh,
}: {
  report: HealthReport;
  onRefresh: () => void;
}) => {
  const classes = useStyles();
  const { verdict } = report;
  const { pieces, unsaid } = piecesOf(verdict);
  return (
    <Paper
      component="section"
      aria-label="Status"
      className={`${classes.root} ${classes[verdict.status]}`}
    >
      <StatusIcon status={verdict.status} large />
      <div className={classes.text}>
        <div role="status">
          <Typography variant="h5" component="h2">
            {STATUS_LABELS[verdict.status]}
          </Typography>
          <Typography>
            {pieces.map(({ text, part }, index) =>
              part ? (
                <EvidenceLink key={index} anchor={evidenceAnchor(part, report)}>
                  {text}
                </EvidenceLink>
              ) : (
                text
              ),
            )}
          </Typography>
        </div>
        {unsaid.length > 0 && (
          <ul className={classes.parts} aria-label="What else there is">
            {unsaid.map(part => (
              <Typography
                component="li"
                variant="body2"
                key={`${part.rule} ${part.evidence.target}`}
              >
                <EvidenceLink anchor={evidenceAnchor(part, report)}>
                  {part.text}
                </EvidenceLink>
              </Typography>
            ))}
          </ul>
        )}
      </div>
      <div className={classes.side}>
        <Typography variant="body2" component="span">
          as of <Time iso={report.at} />
        </Typography>
        <Button size="small" onClick={onRefresh}>
          Refresh
        </Button>
      </div>
    </Paper>
  );
};
