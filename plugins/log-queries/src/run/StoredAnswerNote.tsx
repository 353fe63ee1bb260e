import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type { Run } from '@quarterdeck/plugin-log-queries-common';
import { useTimeZone } from '../time/useTimeZone';
import { formatMoment } from './format';

/** Nothing was asked of AWS: somebody had asked the same before. */
export function StoredAnswerNote(props: {
  answer: NonNullable<Run['answeredFrom']>;
  onRunAnew?: () => void;
}) {
  const { answer, onRunAnew } = props;
  const [zone] = useTimeZone();
  return (
    <Box
      display="flex"
      flexWrap="wrap"
      alignItems="center"
      gridGap={8}
      role="status"
    >
      <Typography variant="body2">
        Answered from the stored run of{' '}
        <EntityRefLink
          underline="always"
          entityRef={answer.requestedBy}
          defaultKind="user"
        />
        , {formatMoment(answer.finishedAt, zone)}. It cost nothing.
      </Typography>
      {onRunAnew && (
        <Button size="small" color="primary" onClick={onRunAnew}>
          Run anew
        </Button>
      )}
    </Box>
  );
}
