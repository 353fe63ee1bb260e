import {
  StatusAborted,
  StatusOK,
  StatusPending,
  StatusWarning,
} from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import PauseIcon from '@material-ui/icons/Pause';
import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import type { LiveTailRequest } from '@quarterdeck/plugin-log-queries-common';
import { useState } from 'react';
import { formatCount, formatUsd } from '../run/format';
import { MOST_LINES } from './TailBuffer';
import { TailLines } from './TailLines';
import { type LiveTail, useLiveTail } from './useLiveTail';

/** A live tail with its controls. */
export function LiveTailPanel(props: {
  request: LiveTailRequest;
  onFilter: (pattern: string) => void;
}) {
  const { request, onFilter } = props;
  const tail = useLiveTail(request);
  const [isFollowing, setFollowing] = useState(true);
  const [pattern, setPattern] = useState(request.filterPattern ?? '');
  const isPaused = tail.state === 'paused';

  return (
    <>
      <Box display="flex" flexWrap="wrap" gridGap={8} alignItems="center">
        <form
          onSubmit={event => {
            event.preventDefault();
            onFilter(pattern.trim());
          }}
        >
          <TextField
            size="small"
            variant="outlined"
            label="Filter pattern"
            id="log-queries-tail-filter"
            placeholder="?ERROR ?WARN"
            helperText="Enter begins anew with it"
            value={pattern}
            onChange={event => setPattern(event.target.value)}
          />
        </form>
        <Button
          variant="outlined"
          startIcon={isPaused ? <PlayArrowIcon /> : <PauseIcon />}
          disabled={tail.state !== 'live' && !isPaused}
          onClick={isPaused ? tail.resume : tail.pause}
        >
          {isPaused ? 'Go on' : 'Pause'}
        </Button>
        <Button onClick={tail.clear}>Clear</Button>
        <FormControlLabel
          control={
            <Switch
              size="small"
              color="primary"
              checked={isFollowing}
              onChange={(_, isOn) => setFollowing(isOn)}
            />
          }
          label={<Typography variant="body2">Stay at the end</Typography>}
        />
        {tail.state === 'ended' && (
          <Button variant="contained" color="primary" onClick={tail.restart}>
            Begin again
          </Button>
        )}
      </Box>
      <TailStatus tail={tail} />
      <TailLines
        lines={tail.buffer.lines}
        isFollowing={isFollowing}
        onFollow={setFollowing}
      />
    </>
  );
}

function TailStatus(props: { tail: LiveTail }) {
  const { state, buffer, waiting, start, isSampled, problem } = props.tail;
  const facts = [
    `${formatCount(buffer.received)} lines`,
    ...(buffer.received > MOST_LINES
      ? [`the last ${formatCount(MOST_LINES)} are kept`]
      : []),
    ...(waiting > 0 ? [`${formatCount(waiting)} more wait`] : []),
    ...(isSampled ? ['more than 500 a second: a sample'] : []),
    ...(start ? [`${formatUsd(start.usdPerMinute)} a minute`] : []),
  ];
  return (
    <Box
      display="flex"
      flexWrap="wrap"
      alignItems="center"
      gridGap={16}
      role="status"
    >
      <Typography variant="body2" component="span">
        <StateLabel state={state} />
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {facts.join(' · ')}
      </Typography>
      {problem && <Typography variant="body2">{problem}</Typography>}
    </Box>
  );
}

function StateLabel(props: { state: LiveTail['state'] }) {
  switch (props.state) {
    case 'live':
      return <StatusOK>Live</StatusOK>;
    case 'paused':
      return <StatusPending>Paused</StatusPending>;
    case 'connecting':
      return <StatusPending>Connecting</StatusPending>;
    case 'reconnecting':
      return <StatusWarning>Connecting again</StatusWarning>;
    default:
      return <StatusAborted>Ended</StatusAborted>;
  }
}
