import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ClampedText } from './ClampedText';

it('opens by the keyboard, and closes again', async () => {
  render(<ClampedText>Threshold Crossed: 1 out of 1</ClampedText>);
  const text = screen.getByRole('button', { name: /^Threshold Crossed/ });
  expect(text).toHaveAttribute('aria-expanded', 'false');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(text).toHaveAttribute('aria-expanded', 'true');
  await userEvent.click(text);
  expect(text).toHaveAttribute('aria-expanded', 'false');
});
