import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { WorkbenchQuery } from '../workbench/WorkbenchQuery';
import { QueryList } from './QueryList';

const query = (title: string, folder: string) =>
  ({
    id: `${folder}/${title}`,
    name: `${folder}/${title}`,
    title,
    folder,
    accountId: '123456789012',
    region: 'us-east-1',
    notes: {},
    runsOver: [],
    filled: {},
  } as unknown as WorkbenchQuery);

describe('QueryList', () => {
  it('is one stop of the Tab key, and led through by arrows', async () => {
    const onSelect = jest.fn();
    render(
      <QueryList
        queries={[
          query('API latency', 'shop'),
          query('Find errors', 'shop'),
          query('Slow requests', 'toy'),
        ]}
        onSelect={onSelect}
        onNew={() => undefined}
      />,
    );
    const item = (name: string) => screen.getByRole('button', { name });
    screen.getByRole('button', { name: 'Write a query' }).focus();
    await userEvent.tab();
    expect(item('API latency')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(item('Slow requests')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    expect(item('Slow requests')).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(onSelect).toHaveBeenCalledWith(
      expect.objectContaining({ title: 'Find errors' }),
    );
    await userEvent.tab();
    expect(document.body).toHaveFocus();
    await userEvent.tab({ shift: true });
    expect(item('Find errors')).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(item('API latency')).toHaveFocus();
    await userEvent.keyboard('{End}');
    expect(item('Slow requests')).toHaveFocus();
  });
});
