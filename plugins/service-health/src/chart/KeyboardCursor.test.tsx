import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { KeyboardCursor } from './KeyboardCursor';

const VALUES = ['10 %', '20 %', '30 %'];

const Chart = () => {
  const [index, setIndex] = useState<number>();
  return (
    <KeyboardCursor
      label="CPU utilization"
      count={VALUES.length}
      index={index}
      text={index === undefined ? 'newest' : VALUES[index]}
      onMove={setIndex}
    />
  );
};

it('goes from value to value, says each, and leaves with Escape', async () => {
  render(<Chart />);
  const cursor = screen.getByRole('slider', {
    name: 'CPU utilization, moment',
  });
  const said = async (keys: string) => {
    await userEvent.keyboard(keys);
    return cursor.getAttribute('aria-valuetext');
  };
  await userEvent.tab();
  expect(cursor).toHaveFocus();
  expect(await said('{ArrowLeft}')).toBe('30 %');
  expect(await said('{ArrowLeft}')).toBe('20 %');
  expect(await said('{Home}{ArrowLeft}')).toBe('10 %');
  expect(await said('{ArrowRight}{ArrowRight}{ArrowRight}')).toBe('30 %');
  expect(await said('{Escape}')).toBe('newest');
  await userEvent.keyboard('{Home}');
  await userEvent.tab();
  expect(cursor).toHaveAttribute('aria-valuetext', 'newest');
});
