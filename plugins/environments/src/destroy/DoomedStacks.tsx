import { InfoCard, Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { DoomedStack } from '@quarterdeck/plugin-environments-common';
import { FATE_WORDS } from '../plan/words';

/** The stacks in the order in which they go, with what is in them. */
export function DoomedStacks(props: { stacks: DoomedStack[] }) {
  return (
    <InfoCard title={`${props.stacks.length} stacks, in this order`}>
      {props.stacks.map(stack => (
        <details key={stack.stackName}>
          <Typography component="summary">
            {stack.stackName}{' '}
            <Typography component="span" color="textSecondary">
              {stack.stackStatus} · {stack.resources.length} resources ·{' '}
              {stack.region}
              {stack.isTerminationProtected && ' · protected'}
            </Typography>
          </Typography>
          <Typography component="ul" variant="body2">
            {stack.resources.map(resource => (
              <li key={resource.logicalId}>
                {resource.physicalId ?? resource.logicalId} (
                {resource.resourceType})
                {resource.contents && `, ${resource.contents}`}
                {resource.data && (
                  <strong> – {FATE_WORDS[resource.data]}</strong>
                )}
              </li>
            ))}
          </Typography>
          <Link to={stack.consoleUrl}>Open the stack in CloudFormation</Link>
        </details>
      ))}
    </InfoCard>
  );
}
