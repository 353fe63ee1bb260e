import Typography from '@material-ui/core/Typography';
import { act, render, screen } from '@testing-library/react';
import { lazy, Suspense, type ComponentType } from 'react';
import { themeProvider } from './themeProvider';
import { dayWatch, nightWatch } from './themes';

const Day = themeProvider(dayWatch);
const Night = themeProvider(nightWatch);

const COLORS = {
  day: dayWatch.getTheme('v4')?.palette.text.secondary,
  night: nightWatch.getTheme('v4')?.palette.text.secondary,
};

/** A page whose first render React gives up, to wait for a part's code. */
function pageThatWaits(name: string) {
  let arrive = () => {};
  const Part = lazy(
    () =>
      new Promise<{ default: ComponentType }>(resolve => {
        arrive = () => resolve({ default: () => null });
      }),
  );
  const page = (
    <Suspense key={name} fallback="Loading">
      <Typography color="textSecondary">A remark</Typography>
      <Part />
    </Suspense>
  );
  return { page, arrive: () => act(async () => arrive()) };
}

const colorOfRemark = () =>
  getComputedStyle(screen.getByText('A remark')).color;

describe('themeProvider', () => {
  it('leaves nothing of a theme to the one that follows', async () => {
    const first = pageThatWaits('first');
    const { rerender } = render(<Day>{first.page}</Day>);
    await first.arrive();
    expect(colorOfRemark()).toBe(COLORS.day);

    rerender(<Night>{first.page}</Night>);
    expect(colorOfRemark()).toBe(COLORS.night);
    const second = pageThatWaits('second');
    rerender(<Night>{second.page}</Night>);
    await second.arrive();
    expect(colorOfRemark()).toBe(COLORS.night);

    rerender(<Day>{second.page}</Day>);
    expect(colorOfRemark()).toBe(COLORS.day);
  });
});
