import type { Permission } from '@backstage/plugin-permission-common';
import Typography from '@material-ui/core/Typography';

/** Why something cannot be done: `to` says what. */
export function PermissionNeeded(props: {
  permission: Permission;
  to: string;
}) {
  return (
    <Typography>
      It takes the permission {props.permission.name} {props.to}.
    </Typography>
  );
}
