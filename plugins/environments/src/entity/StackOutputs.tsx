import { Link } from '@backstage/core-components';
import { PlainTable } from '../common/PlainTable';

/** The AWS CDK's names for what one stack takes from another. */
const BETWEEN_STACKS = /^(ExportsOutput|PublishOutput)/;

/** What a stack tells others about itself. */
export function StackOutputs(props: {
  stackName: string;
  outputs: Record<string, string>;
}) {
  const outputs = Object.entries(props.outputs).filter(
    ([name]) => !BETWEEN_STACKS.test(name),
  );
  if (outputs.length === 0) return null;
  return (
    <PlainTable
      label={`Outputs of ${props.stackName}`}
      rows={outputs}
      keyOf={([name]) => name}
      columns={[
        { title: 'Output', isLong: true, render: ([name]) => name },
        {
          title: 'Value',
          isLong: true,
          render: ([, value]) =>
            /^https?:\/\/\S+$/.test(value) ? (
              <Link to={value}>{value}</Link>
            ) : (
              value
            ),
        },
      ]}
    />
  );
}
