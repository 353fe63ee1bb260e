import {
  StatusAborted,
  StatusError,
  StatusOK,
  StatusPending,
  StatusRunning,
  StatusWarning,
} from '@backstage/core-components';
import type { ComponentType, PropsWithChildren } from 'react';
import type { Tone } from './words';

const STATUS_BY_TONE: Record<Tone, ComponentType<PropsWithChildren<{}>>> = {
  neutral: StatusPending,
  active: StatusRunning,
  good: StatusOK,
  warning: StatusWarning,
  bad: StatusError,
};

/** A status as a word with a sign, so that it can be told without color. */
export function StatusLabel(props: { label: string; tone: Tone }) {
  const Status = STATUS_BY_TONE[props.tone] ?? StatusAborted;
  return <Status>{props.label}</Status>;
}
