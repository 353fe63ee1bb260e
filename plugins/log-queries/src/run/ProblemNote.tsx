import Typography from '@material-ui/core/Typography';
import { WarningPanel } from '@backstage/core-components';

/** Something went wrong: what, and what mends it. */
export function ProblemNote(props: {
  title: string;
  message: string;
  remedy?: string;
  severity?: 'warning' | 'error' | 'info';
}) {
  const { title, message, remedy, severity = 'error' } = props;
  return (
    <div role={severity === 'error' ? 'alert' : 'status'}>
      <WarningPanel severity={severity} title={title} defaultExpanded>
        <Typography variant="body2">{message}</Typography>
        {remedy && <Typography variant="body2">{remedy}.</Typography>}
      </WarningPanel>
    </div>
  );
}
