import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import List from '@material-ui/core/List';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { RowContext as Context } from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useState } from 'react';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { formatMillis } from '../run/format';
import { ProblemNote } from '../run/ProblemNote';
import { MONOSPACE } from '../style/monospace';

const FIRST_LINES = 10;
const MOST_LINES = 100;

const useStyles = makeStyles(theme => ({
  lines: {
    margin: 0,
    padding: theme.spacing(1),
    maxHeight: 360,
    overflow: 'auto',
    listStyle: 'none',
    fontFamily: MONOSPACE,
    fontSize: '0.8125rem',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
  },
  line: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  theRow: {
    backgroundColor: theme.palette.action.selected,
    boxShadow: `inset 3px 0 ${theme.palette.primary.main}`,
    paddingLeft: theme.spacing(1),
  },
  time: { color: theme.palette.text.secondary },
}));

/** The lines that its stream wrote before and after a row. */
export function RowContext(props: {
  runId: string;
  ptr: string;
  zone: string;
}) {
  const { runId, ptr, zone } = props;
  const classes = useStyles();
  const api = useApi(logQueriesApiRef);
  const [lines, setLines] = useState(FIRST_LINES);
  const [context, setContext] = useState<Context>();
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    const controller = new AbortController();
    setError(undefined);
    api
      .getContext(runId, { ptr, lines }, controller.signal)
      .then(
        setContext,
        thrown => !controller.signal.aborted && setError(thrown),
      );
    return () => controller.abort();
  }, [api, runId, ptr, lines]);

  if (error) {
    return (
      <ProblemNote
        title="The lines around it cannot be read"
        message={messageOf(error)}
        severity="warning"
      />
    );
  }
  if (!context) return <Progress />;
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {context.logGroupName} · {context.logStreamName}
      </Typography>
      <List
        dense
        component="ol"
        className={classes.lines}
        aria-label="Lines around it"
        tabIndex={0}
      >
        {context.lines.map((line, index) => (
          <li
            key={index}
            className={`${classes.line} ${line.isTheRow ? classes.theRow : ''}`}
            aria-current={line.isTheRow || undefined}
          >
            <span className={classes.time}>
              {formatMillis(Date.parse(line.timestamp), zone)}
            </span>{' '}
            {line.message.trimEnd()}
          </li>
        ))}
      </List>
      {lines < MOST_LINES && (
        <Button size="small" onClick={() => setLines(MOST_LINES)}>
          More lines
        </Button>
      )}
    </>
  );
}
