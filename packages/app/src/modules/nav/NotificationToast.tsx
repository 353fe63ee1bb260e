import { useApi } from '@backstage/core-plugin-api';
import { type ToastApi, toastApiRef } from '@backstage/frontend-plugin-api';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import type {
  Notification,
  NotificationSeverity,
} from '@backstage/plugin-notifications-common';
import { Button, ButtonLink, Flex } from '@backstage/ui';

/** Where all notifications are. */
export const NOTIFICATIONS_PATH = '/notifications';

const SHOWN_FOR_MS = 15_000;

const STATUSES = {
  critical: 'danger',
  high: 'warning',
  normal: 'success',
  low: 'info',
} as const satisfies Record<NotificationSeverity, string>;

/** Tells of a notification that has come in. */
export function tell(toastApi: ToastApi, notification: Notification) {
  const { severity = 'normal', title } = notification.payload;
  const toast = toastApi.post({
    title,
    status: STATUSES[severity],
    description: (
      <ToastActions notification={notification} onDone={() => toast.close()} />
    ),
    timeout: SHOWN_FOR_MS,
  });
}

/** Tells that something about notifications went wrong. */
export function tellFailure(toastApi: ToastApi, title: string) {
  toastApi.post({ title, status: 'danger', timeout: SHOWN_FOR_MS });
}

type ToastActionsProps = { notification: Notification; onDone: () => void };

const ToastActions = ({ notification, onDone }: ToastActionsProps) => {
  const notificationsApi = useApi(notificationsApiRef);
  const toastApi = useApi(toastApiRef);
  const { id, payload } = notification;
  const markAsRead = () =>
    notificationsApi
      .updateNotifications({ ids: [id], read: true })
      .then(onDone, () =>
        tellFailure(toastApi, 'It could not be marked as read'),
      );
  return (
    <Flex gap="2">
      {payload.link ? (
        <ButtonLink size="small" href={payload.link} onPress={markAsRead}>
          Open
        </ButtonLink>
      ) : (
        <ButtonLink
          size="small"
          href={`${NOTIFICATIONS_PATH}?id=${id}`}
          onPress={onDone}
        >
          Open
        </ButtonLink>
      )}
      <Button size="small" variant="secondary" onPress={markAsRead}>
        Mark as read
      </Button>
    </Flex>
  );
};
