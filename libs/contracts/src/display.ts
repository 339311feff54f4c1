/** What the display edge says and hears. Pages: frames, messages and the follower; other edges: messages. */
export * from './display/frames.ts';
export * from './display/messages.ts';
export * from './display/follower.ts';
export * from './display/staff-changes.ts';
