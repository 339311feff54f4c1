import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { classifyInsertFailure } from './classify.ts';
import { commitModel } from '../commit-model.ts';

const { MongoServerError, MongoNetworkError, MongoServerSelectionError, MongoWriteConcernError, MongoInvalidArgumentError } =
  mongoose.mongo;
const server = (code: number) => new MongoServerError({ message: 'says no', code });
const named = (name: string) => Object.assign(new Error(name), { name });

describe('classifyInsertFailure', () => {
  it.each([
    ['a duplicate key', server(11000), 'clash'],
    ['a stepdown in the middle', server(11602), 'unknown'],
    ['a primary that is none any more', server(10107), 'unknown'],
    ['a time limit of the server', server(50), 'unknown'],
    ['a shutdown', server(91), 'unknown'],
    ['a failed write concern', new MongoWriteConcernError({ writeConcernError: { code: 64, errmsg: 'waiting' } } as never), 'unknown'],
    ['a broken line', new MongoNetworkError('reset'), 'unknown'],
    ['a cleared pool', named('MongoPoolClearedError'), 'unknown'],
    ['a line without answer', named('MongoNetworkTimeoutError'), 'unknown'],
    ['an error nobody knows', named('SomethingNew'), 'unknown'],
    ['a full disk', server(14031), 'never-stored'],
    ['no server found', new MongoServerSelectionError('none', {} as never), 'never-stored'],
    ['no free connection', named('MongoWaitQueueTimeoutError'), 'never-stored'],
    ['a closed client', named('MongoNotConnectedError'), 'never-stored'],
    ['no permission', server(13), 'refused'],
    ['a document that is too large', server(10334), 'refused'],
    ['a wrong argument', new MongoInvalidArgumentError('no'), 'refused'],
  ])('%s', (_name, error, expected) => expect(classifyInsertFailure(error, false)).toBe(expected));

  it('believes in "never sent" only without retryable writes, whose second failure hides the first', () => {
    expect(classifyInsertFailure(new MongoServerSelectionError('none', {} as never), true)).toBe('unknown');
    expect(classifyInsertFailure(named('MongoWaitQueueTimeoutError'), true)).toBe('unknown');
  });

  it('takes an operation before the first connection as never stored', async () => {
    const { collection } = commitModel(mongoose.createConnection(), 'test_journal');
    const error: unknown = await Promise.resolve()
      .then(() => collection.insertOne({}))
      .catch((reason: unknown) => reason);
    expect(classifyInsertFailure(error, false)).toBe('never-stored');
  });
});
