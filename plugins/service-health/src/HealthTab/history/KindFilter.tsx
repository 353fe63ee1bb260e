import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormGroup from '@material-ui/core/FormGroup';
import {
  KIND_LABELS,
  TIMELINE_KINDS,
  type TimelineEntry,
  type TimelineKind,
} from './timelineEntries';

/** Chooses the kinds that are shown, with how many there are of each. */
export const KindFilter = ({
  entries,
  shownKinds,
  onChange,
}: {
  entries: TimelineEntry[];
  shownKinds: Set<TimelineKind>;
  onChange: (kinds: Set<TimelineKind>) => void;
}) => (
  <FormGroup row role="group" aria-label="Kinds of events">
    {TIMELINE_KINDS.map(kind => {
      const count = entries.filter(entry => entry.kind === kind).length;
      return (
        <FormControlLabel
          key={kind}
          label={`${KIND_LABELS[kind]} (${count})`}
          control={
            <Checkbox
              size="small"
              color="primary"
              checked={shownKinds.has(kind)}
              onChange={(_, isShown) => {
                const changed = new Set(shownKinds);
                if (isShown) changed.add(kind);
                else changed.delete(kind);
                onChange(changed);
              }}
            />
          }
        />
      );
    })}
  </FormGroup>
);
