import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  FindingSeverity,
  PreflightFinding,
} from '@quarterdeck/plugin-environments-common';
import { StatusLabel } from '../deployment/StatusLabel';
import { CHECK_WORDS, SEVERITY_WORDS } from './words';

const WORST_FIRST: FindingSeverity[] = [
  'blocker',
  'warning',
  'unreadable',
  'info',
  'ok',
];

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: '7rem 1fr',
    gap: theme.spacing(0.5, 2),
    padding: theme.spacing(1, 0),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
  },
  evidence: { margin: 0, paddingLeft: theme.spacing(2) },
}));

/** What a look at the account has shown, the worst first. */
export function PreflightList(props: { findings: PreflightFinding[] }) {
  const classes = useStyles();
  const findings = [...props.findings].sort(
    (left, right) =>
      WORST_FIRST.indexOf(left.severity) - WORST_FIRST.indexOf(right.severity),
  );
  return (
    <ul className={classes.list} aria-label="Preflight">
      {findings.map(finding => (
        <li
          key={`${finding.check} ${finding.message}`}
          className={classes.item}
        >
          <Typography component="div" variant="body2">
            <StatusLabel {...SEVERITY_WORDS[finding.severity]} />
          </Typography>
          <div>
            <Typography variant="body2">
              <strong>{CHECK_WORDS[finding.check]}: </strong>
              {finding.message}
            </Typography>
            {finding.remedy && (
              <Typography variant="body2">
                <strong>What to do: </strong>
                {finding.remedy}
              </Typography>
            )}
            {finding.evidence.length > 0 && (
              <Typography
                className={classes.evidence}
                component="ul"
                variant="body2"
                color="textSecondary"
              >
                {finding.evidence.map(fact => (
                  <li key={fact}>{fact}</li>
                ))}
              </Typography>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
