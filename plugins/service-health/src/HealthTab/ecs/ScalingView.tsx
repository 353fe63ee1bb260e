import Typography from '@material-ui/core/Typography';
import type {
  Reading,
  ServiceScaling,
} from '@quarterdeck/plugin-service-health-common';
import { EventList } from '../parts/EventList';
import { Facts } from '../parts/Facts';
import { ReadingView } from '../parts/ReadingView';

/** Between what the desired count moves, by what, and how it did of late. */
export const ScalingView = ({
  reading,
}: {
  reading: Reading<ServiceScaling>;
}) => (
  <ReadingView reading={reading} noun="autoscaling of the service">
    {scaling =>
      scaling.minimum === undefined ? (
        <Typography variant="body2" color="textSecondary" gutterBottom>
          Its desired count is set by hand: the service is not registered with
          Application Auto Scaling.
        </Typography>
      ) : (
        <>
          <Facts
            facts={[
              {
                name: 'Autoscaling',
                value: `${scaling.minimum} to ${scaling.maximum} tasks${
                  scaling.suspended ? ', suspended' : ''
                }`,
              },
              {
                name: 'By',
                value:
                  scaling.policies.map(({ summary }) => summary).join('; ') ||
                  undefined,
              },
            ]}
          />
          <EventList
            title="Autoscaling activities"
            events={scaling.activities.map(
              ({ startedAt, status, description, cause }) => ({
                at: startedAt,
                message: [`${status}: ${description}`, cause]
                  .filter(Boolean)
                  .join(' '),
              }),
            )}
          />
        </>
      )
    }
  </ReadingView>
);
