import { Link } from '@backstage/core-components';
import { PlainTable } from '../common/PlainTable';

/** What a stack tells others about itself. */
export function StackOutputs(props: {
  stackName: string;
  outputs: Record<string, string>;
}) {
  const outputs = Object.entries(props.outputs);
  if (outputs.length === 0) return null;
  return (
    <PlainTable
      label={`Outputs of ${props.stackName}`}
      rows={outputs}
      keyOf={([name]) => name}
      columns={[
        { title: 'Output', render: ([name]) => name },
        {
          title: 'Value',
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
