/**
 * How every test and measurement starts a Chromium: without a sandbox, since
 * they also run as root; without the background traffic, since they also run
 * without a network.
 */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
