import Typography from '@material-ui/core/Typography';
import { Time } from '../../time/Time';
import { LogLines } from './LogLines';
import type { ShownStop } from './stoppedTasks';

const LINES = 5;

/** What the newest task that wrote anything wrote last: most often the cause. */
export const LastWords = ({ stops }: { stops: ShownStop[] }) => {
  const stop = stops.find(({ log }) => log && log.lines.length > 0);
  if (!stop?.log) return null;
  return (
    <div>
      <Typography variant="body2" color="textSecondary" component="div">
        The last words of {stop.id.slice(0, 8)}
        {stop.stoppedAt && (
          <>
            , stopped <Time iso={stop.stoppedAt} />
          </>
        )}
      </Typography>
      <LogLines lines={stop.log.lines.slice(-LINES)} />
    </div>
  );
};
