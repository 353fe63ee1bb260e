import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import CancelIcon from '@material-ui/icons/Cancel';
import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import {
  isFinished,
  type Run,
  type SavedQuery,
  type TargetProblem,
} from '@quarterdeck/plugin-log-queries-common';
import { useState } from 'react';
import { errorMessage } from '../api/errorPosition';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { ProblemNote } from '../run/ProblemNote';
import { RunView } from '../run/RunView';
import { useRun } from '../run/useRun';
import { QueryList } from './QueryList';
import { QueryText } from './QueryText';
import { RangePicker } from './RangePicker';
import { useShortcuts } from './useShortcuts';
import { useStartRun } from './useStartRun';
import { useWorkbenchAddress } from './useWorkbenchAddress';

/** A saved query, and what it reads when it is run from here. */
export type WorkbenchQuery = SavedQuery & { runsOver: string[] };

/** Choose a query, choose the minutes, run, read. */
export function QueryWorkbench(props: {
  queries: WorkbenchQuery[];
  problems: TargetProblem[];
  /** The entity that queries are run from. */
  entityRef?: string;
  /** Where a query of one's own runs; without it there has to be a saved one. */
  own?: { accountId: string; region: string; logGroupNames: string[] };
  /** Says where each query lives. */
  showPlace?: boolean;
}) {
  const { queries, problems, entityRef, own, showPlace } = props;
  const api = useApi(logQueriesApiRef);
  const alertApi = useApi(alertApiRef);
  const address = useWorkbenchAddress();
  const [started, setStarted] = useState<Run>();
  const [edited, setEdited] = useState<{ of: string; text: string }>();
  const [typedLogGroups, setTypedLogGroups] = useState('');
  const followed = useRun(address.runId, started);
  const { run } = followed;
  const { start, isStarting, problem, forgetProblem } = useStartRun(newRun => {
    setStarted(newRun);
    address.showRun(newRun.id);
  });

  const queryId = address.queryId ?? run?.queryId;
  const selected = queries.find(query => query.id === queryId);
  const isRunOfSelected = run !== undefined && run.queryId === selected?.id;
  const subject = selected?.id ?? '';
  const original =
    (isRunOfSelected ? run.queryString : selected?.queryString) ?? '';
  const text = edited?.of === subject ? edited.text : original;
  const place = selected
    ? { ...selected, logGroupNames: selected.runsOver }
    : (isRunOfSelected && run) || own;
  const typed = typedLogGroups.split(/[\s,]+/).filter(Boolean);
  const logGroupNames = place?.logGroupNames.length
    ? place.logGroupNames
    : typed;

  const isRunning = run !== undefined && !isFinished(run.status);
  const canRun = Boolean(place && text.trim()) && !isStarting && !isRunning;

  const onRun = () => {
    if (!place || !canRun) return;
    const isAsSaved = text === selected?.queryString;
    start({
      accountId: place.accountId,
      region: place.region,
      queryId: selected?.id,
      queryString: isAsSaved ? undefined : text,
      logGroupNames,
      entityRef,
      range: address.range,
    });
  };
  const onCancel = async () => {
    if (!run) return;
    try {
      await api.cancelRun(run.id);
    } catch (error) {
      alertApi.post({
        message: `The query was not cancelled: ${errorMessage(error)}`,
        severity: 'error',
      });
    }
  };
  useShortcuts({
    onRun: canRun ? onRun : undefined,
    onCancel: isRunning ? onCancel : undefined,
  });

  return (
    <Grid container spacing={3}>
      {problems.length > 0 && (
        <Grid item xs={12}>
          {problems.map(
            ({ accountId, region, problem: { message, remedy } }) => (
              <ProblemNote
                key={`${accountId}/${region}`}
                title={`The saved queries of account ${accountId}, ${region}, could not be read`}
                message={message}
                remedy={remedy}
                severity="warning"
              />
            ),
          )}
        </Grid>
      )}
      <Grid item xs={12} md={4} lg={3}>
        <QueryList
          queries={queries}
          selectedId={selected?.id}
          showPlace={showPlace}
          isIncomplete={problems.length > 0}
          onSelect={query => {
            forgetProblem();
            address.chooseQuery(query.id);
          }}
        />
      </Grid>
      <Grid item xs={12} md={8} lg={9}>
        <Box display="flex" flexDirection="column" gridGap={16}>
          {place ? (
            <>
              <Box>
                <Typography variant="h6" component="h2">
                  {selected?.name ?? 'A query of your own'}
                </Typography>
                <Typography variant="body2" color="textSecondary">
                  {[logGroupNames.join(', '), place.accountId, place.region]
                    .filter(Boolean)
                    .join(' · ')}
                </Typography>
              </Box>
              <QueryText
                text={text}
                error={problem?.message}
                errorPosition={problem?.position}
                onChange={newText => {
                  forgetProblem();
                  setEdited({ of: subject, text: newText });
                }}
              />
              {place.logGroupNames.length === 0 && (
                <TextField
                  fullWidth
                  size="small"
                  variant="outlined"
                  id="log-queries-log-groups"
                  label="Log groups, with commas between them"
                  helperText="This query does not say which log groups it reads"
                  value={typedLogGroups}
                  onChange={event => setTypedLogGroups(event.target.value)}
                />
              )}
              <Box display="flex" flexWrap="wrap" gridGap={8}>
                <RangePicker
                  range={address.range}
                  onChange={address.chooseRange}
                />
                <Button
                  variant="contained"
                  color="primary"
                  startIcon={<PlayArrowIcon />}
                  disabled={!canRun}
                  onClick={onRun}
                  title="Ctrl-Enter"
                >
                  Run
                </Button>
                <Button
                  variant="outlined"
                  startIcon={<CancelIcon />}
                  disabled={!isRunning}
                  onClick={onCancel}
                  title="Escape"
                >
                  Cancel
                </Button>
              </Box>
            </>
          ) : (
            <Typography color="textSecondary">
              Choose a saved query to see and run it.
            </Typography>
          )}
          {address.runId && (
            <RunView
              followed={followed}
              onZoom={range =>
                address.chooseRange({ type: 'absolute', ...range })
              }
            />
          )}
        </Box>
      </Grid>
    </Grid>
  );
}
