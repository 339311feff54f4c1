import { jest } from '@jest/globals';

// Service specs drive real servers and real time on machines that are shared: one that fails is run once more, and both results are
// printed. What fails twice is a failure.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
