import {
  StatusError,
  StatusOK,
  StatusPending,
  StatusRunning,
  StatusWarning,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { ComponentType, PropsWithChildren } from 'react';
import type { Tone } from './words';

const STATUS_BY_TONE: Record<Tone, ComponentType<PropsWithChildren<{}>>> = {
  neutral: StatusPending,
  active: StatusRunning,
  good: StatusOK,
  warning: StatusWarning,
  bad: StatusError,
};

const useStyles = makeStyles({
  word: { fontSize: 'inherit', whiteSpace: 'nowrap' },
});

/** A status as a word with a sign, so that it can be told without color. */
export function StatusLabel(props: { label: string; tone: Tone }) {
  const classes = useStyles();
  const Status = STATUS_BY_TONE[props.tone];
  return (
    <Status>
      <span className={classes.word}>{props.label}</span>
    </Status>
  );
}
