import { SidebarItem, useSidebarOpenState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import type { NotificationSignal } from '@backstage/plugin-notifications-common';
import { useSignal } from '@backstage/plugin-signals-react';
import { Tag, TagGroup } from '@backstage/ui';
import NotificationsIcon from '@material-ui/icons/NotificationsNone';
import { useEffect } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useTitleCount } from '../titles';
import { NOTIFICATIONS_PATH, tell, tellFailure } from './NotificationToast';

const MOST_COUNTED = 99;

/**
 * How many notifications are unread, and those that come in. Backstage's own
 * item cannot be used: the count that it writes into the title of the browser's
 * tab puts back an older title.
 */
export const NotificationsItem = () => {
  const { lastSignal } = useSignal<NotificationSignal>('notifications');
  const notificationsApi = useApi(notificationsApiRef);
  const { value } = useAsync(
    () => notificationsApi.getStatus(),
    // Counted anew whenever there is news.
    [notificationsApi, lastSignal],
  );
  useIncoming(lastSignal);

  const unread = counted(value?.unread ?? 0);
  useTitleCount(unread);
  const { isOpen } = useSidebarOpenState();
  return (
    <SidebarItem
      to={NOTIFICATIONS_PATH}
      text="Notifications"
      icon={NotificationsIcon}
      // A dot, where there is no room for the count.
      hasNotifications={!isOpen && unread !== undefined}
    >
      {unread && (
        <TagGroup aria-label="Unread notifications">
          <Tag size="small">{unread}</Tag>
        </TagGroup>
      )}
    </SidebarItem>
  );
};

/** Tells of the notification that a signal is about, when it is a new one. */
function useIncoming(signal: NotificationSignal | null) {
  const notificationsApi = useApi(notificationsApiRef);
  const toastApi = useApi(toastApiRef);
  useEffect(() => {
    if (signal?.action !== 'new_notification') return;
    notificationsApi.getNotification(signal.notification_id).then(
      notification => tell(toastApi, notification),
      () =>
        tellFailure(toastApi, 'There is a notification that could not be read'),
    );
  }, [signal, notificationsApi, toastApi]);
}

function counted(count: number) {
  if (count === 0) return undefined;
  return count > MOST_COUNTED ? `${MOST_COUNTED}+` : `${count}`;
}
