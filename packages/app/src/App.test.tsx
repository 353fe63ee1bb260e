import { render, screen } from '@testing-library/react';
import App from './App';

const APP_CONFIG: unknown = [
  {
    data: {
      app: { title: 'Quarterdeck' },
      backend: { baseUrl: 'http://localhost:3000' },
    },
    context: 'test',
  },
];

describe('App', () => {
  it('asks for the way in, under its own name', async () => {
    // The bundler puts the configuration here as it is, not as a string.
    process.env = { NODE_ENV: 'test', APP_CONFIG: APP_CONFIG as string };

    render(App.createRoot());

    expect(
      await screen.findByRole('button', { name: 'Enter' }, { timeout: 20_000 }),
    ).toBeInTheDocument();
    expect(screen.getAllByText('Quarterdeck')).not.toHaveLength(0);
  }, 60_000);
});
