import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Machines that test several packages at once are slow.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
