import { act, renderHook, waitFor } from '@testing-library/react';
import { usePolled } from './usePolled';

afterEach(() => {
  jest.useRealTimers();
  setHidden(false);
});

function setHidden(hidden: boolean) {
  Object.defineProperty(document, 'hidden', {
    configurable: true,
    value: hidden,
  });
}

it('rests while the page is hidden, and catches up when it is seen', async () => {
  jest.useFakeTimers();
  const load = jest.fn(async () => 'x');
  renderHook(() => usePolled(load, 10));
  await act(() => jest.advanceTimersByTimeAsync(10_000));
  expect(load).toHaveBeenCalledTimes(2);
  setHidden(true);
  await act(() => jest.advanceTimersByTimeAsync(60_000));
  expect(load).toHaveBeenCalledTimes(2);
  setHidden(false);
  await act(async () => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(load).toHaveBeenCalledTimes(3);
});

it('does not load again without an interval, unless it failed', async () => {
  jest.useFakeTimers();
  const load = jest
    .fn<Promise<string>, []>()
    .mockRejectedValueOnce(new Error('restarting'))
    .mockResolvedValue('x');
  const { result } = renderHook(() => usePolled(load, undefined));
  await act(() => jest.advanceTimersByTimeAsync(0));
  expect(result.current.error?.message).toBe('restarting');
  await act(() => jest.advanceTimersByTimeAsync(30_000));
  expect(result.current).toMatchObject({ value: 'x', error: undefined });
  await act(() => jest.advanceTimersByTimeAsync(600_000));
  expect(load).toHaveBeenCalledTimes(2);
});

it('keeps what it shows of the same subject until the next is there', async () => {
  const loads = { a: async () => 'a', b: () => new Promise<string>(() => {}) };
  const { result, rerender } = renderHook(
    ({ load, subject }: { load: keyof typeof loads; subject: string }) =>
      usePolled(loads[load], undefined, subject),
    { initialProps: { load: 'a', subject: 'shop' } },
  );
  await waitFor(() => expect(result.current.value).toBe('a'));
  rerender({ load: 'b', subject: 'shop' });
  expect(result.current).toMatchObject({ value: 'a', isOutdated: true });
  rerender({ load: 'b', subject: 'checkout' });
  expect(result.current).toMatchObject({ value: undefined, isLoading: true });
});
