import { EntityRefLink } from '@backstage/plugin-catalog-react';

/** Who asked for something: a person, or the portal itself. */
export function Who(props: { name: string }) {
  const { name } = props;
  if (!/^(user|group):/i.test(name)) return <>{name}</>;
  return (
    <EntityRefLink entityRef={name} defaultKind="user" underline="always" />
  );
}
