import { SidebarItem } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import type {
  Notification,
  NotificationSeverity,
  NotificationSignal,
} from '@backstage/plugin-notifications-common';
import { useSignal } from '@backstage/plugin-signals-react';
import { Tag, TagGroup } from '@backstage/ui';
import NotificationsIcon from '@material-ui/icons/NotificationsNone';
import { useEffect } from 'react';
import useAsync from 'react-use/esm/useAsync';

const PATH = '/notifications';
const SHOWN_FOR_MS = 15_000;
const MOST_COUNTED = 99;

const STATUSES = {
  critical: 'danger',
  high: 'warning',
  normal: 'success',
  low: 'info',
} as const satisfies Record<NotificationSeverity, string>;

/**
 * How many notifications are unread, and those that come in. Backstage's own
 * item cannot be used: it also writes the title of the browser's tab, and puts
 * back an older one.
 */
export const NotificationsItem = () => {
  const { lastSignal } = useSignal<NotificationSignal>('notifications');
  const notificationsApi = useApi(notificationsApiRef);
  const toastApi = useApi(toastApiRef);
  const { value } = useAsync(
    () => notificationsApi.getStatus(),
    // Counted anew whenever there is news.
    [notificationsApi, lastSignal],
  );

  useEffect(() => {
    if (lastSignal?.action !== 'new_notification') return;
    notificationsApi.getNotification(lastSignal.notification_id).then(
      notification => toastApi.post(toastOf(notification)),
      () =>
        toastApi.post({
          title: 'There is a notification that could not be read',
          status: 'danger',
          timeout: SHOWN_FOR_MS,
        }),
    );
  }, [lastSignal, notificationsApi, toastApi]);

  const unread = value?.unread ?? 0;
  return (
    <SidebarItem to={PATH} text="Notifications" icon={NotificationsIcon}>
      {unread > 0 && (
        <TagGroup aria-label="Unread notifications">
          <Tag size="small">
            {unread > MOST_COUNTED ? `${MOST_COUNTED}+` : unread}
          </Tag>
        </TagGroup>
      )}
    </SidebarItem>
  );
};

function toastOf({ payload }: Notification) {
  const { link = PATH, severity = 'normal', title } = payload;
  return {
    title,
    status: STATUSES[severity],
    links: [{ label: 'Open', href: link }],
    timeout: SHOWN_FOR_MS,
  };
}
