import Typography from '@material-ui/core/Typography';
import {
  AWS_ANNOTATIONS,
  type Readings,
  type TargetKind,
} from '@quarterdeck/plugin-service-health-common';

const KINDS: { kind: TargetKind; noun: string; annotation: string }[] = [
  {
    kind: 'ecs',
    noun: 'an ECS service',
    annotation: AWS_ANNOTATIONS.ecsServiceArn,
  },
  {
    kind: 'loadBalancer',
    noun: 'a load balancer',
    annotation: AWS_ANNOTATIONS.loadBalancerArn,
  },
  {
    kind: 'database',
    noun: 'a database',
    annotation: AWS_ANNOTATIONS.rdsInstanceArn,
  },
  { kind: 'alarm', noun: 'alarms', annotation: AWS_ANNOTATIONS.alarmArn },
];

/** What else the tab could show, and by which annotation. */
export const MissingPanels = ({ readings }: { readings: Readings }) => {
  const missing = KINDS.filter(({ kind }) => readings[kind].length === 0);
  if (missing.length === 0) return null;
  return (
    <Typography variant="body2" color="textSecondary" component="div">
      This entity points at no other AWS resources. To see more here, add:
      <ul>
        {missing.map(({ annotation, kind, noun }) => (
          <li key={kind}>
            for {noun}: <code>{annotation}</code>
          </li>
        ))}
      </ul>
    </Typography>
  );
};
