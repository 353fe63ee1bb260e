import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type {
  EcsService,
  ServiceActionId,
  ServiceScaling,
} from '@quarterdeck/plugin-service-health-common';
import { DateTime } from 'luxon';
import type { ActionInput, ActionSubject } from './subject';

/** The fields that only this action has. */
export const ActionInputs = ({
  id,
  subject,
  input,
  onChange,
}: {
  id: ServiceActionId;
  subject: ActionSubject;
  input: ActionInput;
  onChange: (input: ActionInput) => void;
}) => {
  if (subject.kind !== 'service') return null;
  if (id === 'stop-task') {
    return (
      <TaskField
        service={subject.service}
        value={input.taskId ?? ''}
        onChange={taskId => onChange({ taskId })}
      />
    );
  }
  if (id === 'set-desired-count') {
    return (
      <CountField
        scaling={subject.scaling}
        value={input.desiredCount}
        onChange={desiredCount => onChange({ desiredCount })}
      />
    );
  }
  return null;
};

/** Whether the action's own fields are filled. */
export function isComplete(
  id: ServiceActionId,
  subject: ActionSubject,
  { taskId, desiredCount }: ActionInput,
): boolean {
  if (id === 'stop-task') return Boolean(taskId);
  if (id !== 'set-desired-count' || subject.kind !== 'service') return true;
  const { minimum, maximum } = rangeOf(subject.scaling);
  return (
    desiredCount !== undefined &&
    Number.isInteger(desiredCount) &&
    desiredCount >= minimum &&
    desiredCount <= maximum &&
    desiredCount !== subject.service.desired
  );
}

const TaskField = ({
  service,
  value,
  onChange,
}: {
  service: EcsService;
  value: string;
  onChange: (taskId: string) => void;
}) => (
  <TextField
    select
    required
    fullWidth
    margin="normal"
    variant="outlined"
    id="action-task"
    label="Task"
    value={value}
    onChange={event => onChange(event.target.value)}
  >
    {service.tasks.map(({ id, state, revision, zone, startedAt }) => (
      <MenuItem key={id} value={id}>
        {[
          id,
          state.toLocaleLowerCase('en'),
          revision !== undefined && `revision ${revision}`,
          zone,
          startedAt &&
            `since ${DateTime.fromISO(startedAt).toFormat('d LLL HH:mm')}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </MenuItem>
    ))}
  </TextField>
);

const CountField = ({
  scaling,
  value,
  onChange,
}: {
  scaling?: ServiceScaling;
  value: number | undefined;
  onChange: (count: number | undefined) => void;
}) => {
  const { minimum, maximum, isKnown } = rangeOf(scaling);
  return (
    <TextField
      required
      fullWidth
      type="number"
      margin="normal"
      variant="outlined"
      id="action-count"
      label="Desired count"
      value={value ?? ''}
      inputProps={{ min: minimum, max: isKnown ? maximum : undefined, step: 1 }}
      error={value !== undefined && (value < minimum || value > maximum)}
      helperText={
        isKnown ? `Autoscaling allows ${minimum} to ${maximum}.` : undefined
      }
      onChange={({ target }) =>
        onChange(target.value === '' ? undefined : Number(target.value))
      }
    />
  );
};

/** Between what autoscaling leaves it alone; the most that ECS takes without. */
function rangeOf(scaling: ServiceScaling | undefined) {
  return scaling?.minimum === undefined || scaling.maximum === undefined
    ? { minimum: 0, maximum: 5_000, isKnown: false }
    : { minimum: scaling.minimum, maximum: scaling.maximum, isKnown: true };
}
