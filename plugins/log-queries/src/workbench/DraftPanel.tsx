import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import CancelIcon from '@material-ui/icons/Cancel';
import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import { QueryActions } from '../library/QueryActions';
import { QueryHead } from '../library/QueryHead';
import { ConfirmCostDialog } from './ConfirmCostDialog';
import { Editor } from './Editor';
import { EnvironmentPicker } from './EnvironmentPicker';
import { EstimateLine } from './EstimateLine';
import { LogGroupPicker } from './LogGroupPicker';
import { ParameterForm } from './ParameterForm';
import { PlacePicker } from './PlacePicker';
import type { QueryWorkbenchProps } from './QueryWorkbench';
import { RangePicker } from './RangePicker';
import { useEstimate } from './useEstimate';
import { useFields } from './useFields';
import type { Workbench } from './useWorkbench';

/** The query that is about to be run, and everything it needs. */
export function DraftPanel(
  props: QueryWorkbenchProps & { workbench: Workbench },
) {
  const { workbench, places, folder, entityRef, environments } = props;
  const { draft, address, starter, canRun, isRunning, mayNotRun } = workbench;
  const { selected, place } = draft;
  const estimate = useEstimate(mayNotRun ? undefined : workbench.wanted);
  const fields = useFields(
    { place, logGroupNames: draft.logGroupNames, entityRef },
    workbench.result.rows,
  );
  const isSideBySide = workbench.chosenEnvironments.length > 0;

  return (
    <>
      <QueryHead draft={draft} />
      {draft.isForeign && (
        <Typography variant="body2" color="textSecondary">
          This query is written in {selected?.language}. It runs as it is, and
          can be changed in the AWS console.
        </Typography>
      )}
      <div>
        <Editor
          label="Query"
          text={draft.text}
          fields={fields}
          isForeign={draft.isForeign}
          refusal={workbench.refusal}
          error={errorOf(workbench)}
          onChange={workbench.write}
          onRun={canRun ? () => workbench.run() : undefined}
        />
        {workbench.isHeldBack && (
          <Button size="small" onClick={() => workbench.run({ isSure: true })}>
            Send it to AWS all the same
          </Button>
        )}
      </div>
      <QueryActions
        key={selected?.id ?? ''}
        draft={draft}
        folder={folder}
        entityRef={entityRef}
        onChanged={query => {
          props.onLibraryChanged(query);
          workbench.choose(query?.id);
        }}
      />
      <ParameterForm
        names={draft.parameterNames}
        definitions={selected?.parameters ?? []}
        values={draft.parameters}
        refused={starter.problem}
        onChange={(name, value) => {
          starter.forgetProblem();
          address.fillParameter(name, value);
        }}
      />
      <Box display="flex" flexWrap="wrap" gridGap={8} alignItems="flex-start">
        {!selected && places.length > 1 && !isSideBySide && (
          <PlacePicker
            places={places}
            place={place}
            onChange={draft.choosePlace}
          />
        )}
        {place && !isSideBySide && (
          <LogGroupPicker
            place={place}
            chosen={draft.logGroupNames}
            onChange={draft.chooseLogGroups}
          />
        )}
        {environments.environments.length > 1 && (
          <EnvironmentPicker
            {...environments}
            chosen={workbench.chosenEnvironments}
            onChange={workbench.chooseEnvironments}
          />
        )}
      </Box>
      <Box display="flex" flexWrap="wrap" gridGap={8} alignItems="flex-start">
        <RangePicker
          range={address.range}
          regions={place ? [place.region] : []}
          onChange={address.chooseRange}
        />
        <Button
          variant="contained"
          color="primary"
          startIcon={<PlayArrowIcon />}
          disabled={!canRun}
          onClick={() => workbench.run()}
          title="Ctrl-Enter"
        >
          Run
        </Button>
        <Button
          variant="outlined"
          startIcon={<CancelIcon />}
          disabled={!isRunning}
          onClick={workbench.cancel}
          title="Escape"
        >
          Cancel
        </Button>
      </Box>
      {mayNotRun ? (
        <Typography variant="body2" color="textSecondary">
          You may read queries and results, but not run queries.
        </Typography>
      ) : (
        <EstimateLine response={estimate} />
      )}
      {starter.unconfirmed && (
        <ConfirmCostDialog
          estimate={starter.unconfirmed.estimate}
          onConfirm={starter.confirm}
          onClose={starter.forgetConfirmation}
        />
      )}
    </>
  );
}

/** Not what a parameter's field says already. */
function errorOf(workbench: Workbench): string | undefined {
  const { refusal, starter } = workbench;
  if (refusal) return refusal.message;
  return starter.problem?.parameter ? undefined : starter.problem?.message;
}
