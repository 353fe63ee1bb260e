import CloudIcon from '@material-ui/icons/Cloud';
import { MAX_GROUP_TARGETS } from '@quarterdeck/plugin-log-queries-common';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { ChooseMany } from './ChooseMany';
import type { LogEnvironment } from './useEnvironments';

/** Chooses the environments that a query is run over at once. */
export function EnvironmentPicker(props: {
  environments: readonly LogEnvironment[];
  error?: Error;
  /** Entity references. */
  chosen: readonly string[];
  onChange: (entityRefs: string[]) => void;
}) {
  const { environments, error, chosen, onChange } = props;
  return (
    <ChooseMany
      label="Environments"
      summary={summaryOf(props)}
      icon={<CloudIcon />}
      most={MAX_GROUP_TARGETS}
      chosen={chosen}
      choices={environments.map(({ entityRef, name, accountId, region }) => ({
        value: entityRef,
        label: name,
        detail: `${accountId} · ${region}`,
      }))}
      note={error && `The catalog cannot be read: ${messageOf(error)}`}
      onChange={onChange}
    />
  );
}

function summaryOf(props: {
  environments: readonly LogEnvironment[];
  chosen: readonly string[];
}): string {
  const { environments, chosen } = props;
  if (chosen.length === 0) return 'Several environments';
  const [first] = chosen;
  return chosen.length === 1
    ? environments.find(({ entityRef }) => entityRef === first)?.name ?? first
    : `${chosen.length} environments`;
}
