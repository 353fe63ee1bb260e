import { SidebarOpenStateProvider } from '@backstage/core-components';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  type ToastApiMessage,
  toastApiRef,
} from '@backstage/frontend-plugin-api';
import {
  type NotificationsApi,
  notificationsApiRef,
} from '@backstage/plugin-notifications';
import type {
  Notification,
  NotificationPayload,
  NotificationSignal,
} from '@backstage/plugin-notifications-common';
import { type SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Helmet } from 'react-helmet';
import { NotificationsItem } from './NotificationsItem';

const DEPLOYED: NotificationPayload = {
  title: 'shop-production is deployed',
  link: '/environments/deployments/d1',
  severity: 'normal',
};

/** The notifications backend, and what its signals are sent through. */
function notifications() {
  let send: (signal: NotificationSignal) => void = () => {};
  const signals: SignalApi = {
    subscribe(channel, onMessage: (message: never) => void) {
      expect(channel).toBe('notifications');
      send = signal => onMessage(signal as never);
      return { unsubscribe: () => {} };
    },
  };
  const unread = new Map<string, NotificationPayload>();
  const api = {
    getStatus: jest.fn(async () => ({ unread: unread.size, read: 0 })),
    getNotification: jest.fn(async (id: string): Promise<Notification> => {
      const payload = unread.get(id);
      if (!payload) throw new Error(`There is no ${id}`);
      return {
        id,
        user: 'user:default/guest',
        created: new Date('2026-11-22T09:00:00Z'),
        origin: 'environments',
        payload,
      };
    }),
    updateNotifications: jest.fn(
      async ({ ids }: { ids: string[]; read?: boolean }) => {
        ids.forEach(id => unread.delete(id));
        send({ action: 'notification_read', notification_ids: ids });
        return [];
      },
    ),
  };
  return {
    api,
    signals,
    unread,
    comeIn(id: string, payload: NotificationPayload) {
      unread.set(id, payload);
      send({ action: 'new_notification', notification_id: id });
    },
    signal: (signal: NotificationSignal) => send(signal),
  };
}

type Toast = ToastApiMessage & { id: number };

/** As the app shows its toasts: those that are not closed yet. */
function toasts() {
  let shown: Toast[] = [];
  let changed: (toasts: Toast[]) => void = () => {};
  const change = (next: Toast[]) => {
    shown = next;
    changed(next);
  };
  let posted = 0;
  return {
    api: {
      post(toast: ToastApiMessage) {
        posted += 1;
        const id = posted;
        change([...shown, { ...toast, id }]);
        return { close: () => change(shown.filter(other => other.id !== id)) };
      },
    },
    Toasts: () => {
      const [now, setNow] = useState(shown);
      changed = setNow;
      return now.map(({ id, status, title, description }) => (
        <div role="alertdialog" key={id} aria-label={`${status}: ${title}`}>
          {description}
        </div>
      ));
    },
  };
}

function renderItem(backend = notifications()) {
  const { api: toastApi, Toasts } = toasts();
  renderInTestApp(
    <>
      <Helmet title="Fleet | Quarterdeck" />
      <SidebarOpenStateProvider value={{ isOpen: true, setOpen: () => {} }}>
        <NotificationsItem />
      </SidebarOpenStateProvider>
      <Toasts />
    </>,
    {
      apis: [
        [notificationsApiRef, backend.api as Partial<NotificationsApi>],
        [signalApiRef, backend.signals],
        [toastApiRef, toastApi],
      ],
    },
  );
  return backend;
}

const link = () => screen.findByRole('link', { name: /^Notifications/ });
const toast = () => screen.findByRole('alertdialog');

async function expectUnread(count: string | undefined) {
  const title = `${count ? `(${count}) ` : ''}Fleet | Quarterdeck`;
  await waitFor(() => {
    expect(document.title).toBe(title);
    expect(
      screen
        .queryAllByLabelText('Unread notifications')
        .map(badge => badge.textContent),
    ).toEqual(count ? [count] : []);
  });
}

describe('NotificationsItem', () => {
  it('leads to the notifications, and counts none', async () => {
    renderItem();
    expect(await link()).toHaveAttribute('href', '/notifications');
    await expectUnread(undefined);
  });

  it.each([
    [1, '1'],
    [99, '99'],
    [100, '99+'],
  ])('counts %s unread in the sidebar and in the tab', async (many, count) => {
    const backend = notifications();
    for (let i = 0; i < many; i++) backend.unread.set(`n${i}`, DEPLOYED);
    renderItem(backend);
    expect(await screen.findByText(count)).toBeVisible();
    await expectUnread(count);
  });

  it('counts no more when the count cannot be had', async () => {
    const backend = notifications();
    backend.api.getStatus.mockRejectedValue(new Error('It is down'));
    renderItem(backend);
    expect(await link()).toBeVisible();
    await waitFor(() => expect(backend.api.getStatus).toHaveBeenCalled());
    await expectUnread(undefined);
  });

  it('tells of what comes in, and leads to it', async () => {
    const backend = renderItem();
    await link();
    act(() => backend.comeIn('n1', DEPLOYED));
    expect(await toast()).toHaveAccessibleName(
      'success: shop-production is deployed',
    );
    await expectUnread('1');
    expect(backend.api.getNotification).toHaveBeenCalledTimes(1);

    const open = screen.getByRole('link', { name: 'Open' });
    expect(open).toHaveAttribute('href', '/environments/deployments/d1');
    await userEvent.click(open);
    await waitFor(() =>
      expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument(),
    );
    await expectUnread(undefined);
  });

  it('leads to the list when there is no more to see', async () => {
    const backend = renderItem();
    await link();
    act(() => backend.comeIn('n1', { title: 'Hello', severity: 'critical' }));
    expect(await toast()).toHaveAccessibleName('danger: Hello');
    expect(screen.getByRole('link', { name: 'Open' })).toHaveAttribute(
      'href',
      '/notifications?id=n1',
    );
  });

  it('marks as read from the toast', async () => {
    const backend = renderItem();
    await link();
    act(() => backend.comeIn('n1', DEPLOYED));
    await toast();
    await userEvent.click(screen.getByRole('button', { name: 'Mark as read' }));
    await expectUnread(undefined);
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    expect(backend.api.updateNotifications).toHaveBeenCalledWith({
      ids: ['n1'],
      read: true,
    });
  });

  it('says when it could not be marked, and lets one try again', async () => {
    const backend = renderItem();
    await link();
    backend.api.updateNotifications.mockRejectedValueOnce(new Error('Down'));
    act(() => backend.comeIn('n1', DEPLOYED));
    await toast();
    const mark = screen.getByRole('button', { name: 'Mark as read' });
    await userEvent.click(mark);
    expect(
      await screen.findByRole('alertdialog', {
        name: 'danger: It could not be marked as read',
      }),
    ).toBeInTheDocument();
    await expectUnread('1');
    await userEvent.click(mark);
    await expectUnread(undefined);
  });

  it('says when what comes in cannot be read', async () => {
    const backend = renderItem();
    await link();
    act(() =>
      backend.signal({ action: 'new_notification', notification_id: 'gone' }),
    );
    expect(await toast()).toHaveAccessibleName(
      'danger: There is a notification that could not be read',
    );
  });

  it('counts anew when they are read elsewhere, and tells nothing', async () => {
    const backend = notifications();
    backend.unread.set('n1', DEPLOYED);
    renderItem(backend);
    await expectUnread('1');
    backend.unread.clear();
    act(() =>
      backend.signal({ action: 'notification_read', notification_ids: ['n1'] }),
    );
    await expectUnread(undefined);
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  });
});
