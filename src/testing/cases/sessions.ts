import {checked} from '../../contract/checked.js';
import {plainReads} from '../../contract/operations.js';
import {
  done,
  ensure,
  ensureUnknown,
  errorOf,
  inWords,
  need,
  needNative,
  ordinary,
  invoke,
  nativeOf,
  sessionsOf,
  skip,
  type SuiteCase,
  type SuiteContext,
} from '../case.js';

/** Any read: what a session that ended cannot do. */
async function readable(context: SuiteContext) {
  const [operation] = (await nativeOf(context, plainReads)).filter((name) => name !== 'profile.photo');
  return need(operation, 'nothing can be read.');
}

export const sessionCases: readonly SuiteCase[] = [
  {
    name: 'lists sessions, each once, exactly one of them this one',
    run: async (context) => {
      await needNative(context, 'sessions.list');
      const sessions = await sessionsOf(context);
      ensure(new Set(sessions.map(({id}) => id)).size === sessions.length, 'A session is listed twice.');
      const current = sessions.filter((session) => session.current);
      ensure(current.length === 1, `${current.length} sessions are the current one; it must be exactly one.`);
    },
  },
  {
    name: 'ends a session, and no other',
    run: async (context) => {
      await needNative(context, 'sessions.list', 'sessions.revoke');
      await context.rig.otherSession?.();
      const before = await sessionsOf(context);
      const {id} = ordinary(before, ({revoke}) => revoke);
      done(await context.adapter.sessions.revoke(id), 'sessions.revoke');
      const left = (await sessionsOf(context)).map((session) => session.id);
      ensure(!left.includes(id), `The session ${id} was ended, but it is listed.`);
      ensure(
        left.length === before.length - 1,
        `There were ${before.length} sessions, now there are ${left.length}.`,
      );
      await errorOf(context.adapter.sessions.revoke(id), 'Ending it once more', 'not-found');
    },
  },
  {
    name: 'ends a session for good: its next request is "unauthenticated"',
    run: async (context) => {
      const otherSession = need(context.rig.otherSession, 'the rig has no otherSession().');
      await needNative(context, 'sessions.list', 'sessions.revoke');
      const operation = await readable(context);
      const known = (await sessionsOf(context)).map(({id}) => id);
      const other = checked(await otherSession());
      await invoke(other, operation);
      const added = (await sessionsOf(context)).filter(({id}) => !known.includes(id));
      const [session] = added;
      ensure(
        session && added.length === 1,
        `Signing in elsewhere added ${added.length} sessions to the list.`,
      );
      done(await context.adapter.sessions.revoke(session.id), 'sessions.revoke');
      await errorOf(
        invoke(other, operation),
        `${operation} in the session that was ended`,
        'unauthenticated',
      );
      await invoke(context.adapter, operation);
    },
  },
  {
    name: 'does not end a session that says it cannot be ended',
    run: async (context) => {
      await needNative(context, 'sessions.list', 'sessions.revoke');
      const refused = (await sessionsOf(context)).find(
        ({revoke}) => revoke && /none|external/.test(revoke.support),
      );
      const {id} = need(refused, 'every session can be ended.');
      const call = context.adapter.sessions.revoke(id);
      await errorOf(call, 'sessions.revoke', 'policy', 'forbidden', 'conflict', 'not-supported');
      const left = (await sessionsOf(context)).map((session) => session.id);
      ensure(left.includes(id), 'It was refused, and is gone nevertheless.');
    },
  },
  {
    name: 'knows no session of another id',
    run: async (context) => {
      await needNative(context, 'sessions.list', 'sessions.revoke');
      const before = (await sessionsOf(context)).length;
      for (const id of ['no-such-session', '', '..', 'a/b?c=d#e']) {
        await ensureUnknown(context.adapter.sessions.revoke(id), 'sessions.revoke', id);
      }
      ensure((await sessionsOf(context)).length === before, 'A session ended that nobody named.');
    },
  },
  {
    name: 'ends every session but this one',
    run: async (context) => {
      await needNative(context, 'sessions.list', 'sessions.revokeOthers');
      await context.rig.otherSession?.();
      const others = (await sessionsOf(context)).filter(({current}) => !current).length;
      const value = done(await context.adapter.sessions.revokeOthers(), 'sessions.revokeOthers');
      const left = await sessionsOf(context);
      const failed = value?.failed?.length ?? 0;
      ensure(
        left.some(({current}) => current),
        'This session ended, too.',
      );
      ensure(left.length === 1 + failed, `It failed for ${failed}, but ${left.length} sessions are left.`);
      const told = value?.revoked ?? others - failed;
      ensure(
        told === others - failed,
        `It says that ${told} sessions ended, but there were ${others} others.`,
      );
    },
  },
  {
    name: 'ends every session: afterwards nobody is signed in',
    run: async (context) => {
      await needNative(context, 'sessions.revokeAll');
      const operation = await readable(context);
      const value = done(await context.adapter.sessions.revokeAll(), 'sessions.revokeAll');
      if (value?.signOut) skip('the browser must go to the backend to end this session.');
      if (value?.delaySeconds) skip(`the sessions may live on for ${value.delaySeconds} seconds.`);
      await errorOf(invoke(context.adapter, operation), `${operation} afterwards`, 'unauthenticated');
    },
  },
  {
    name: 'lists attempts to sign in, newest first',
    run: async (context) => {
      await needNative(context, 'sessions.signIns');
      const {items} = await context.adapter.sessions.signIns();
      ensure(new Set(items.map(({id}) => id)).size === items.length, 'An attempt is listed twice.');
      const times = items.map(({at}) => Date.parse(at));
      ensure(
        times.every((time, index) => index === 0 || time <= (times[index - 1] ?? 0)),
        `The attempts are not in order: ${inWords(items.map(({at}) => at))}.`,
      );
    },
  },
  {
    name: 'remembers that an attempt was reported',
    run: async (context) => {
      await needNative(context, 'sessions.signIns', 'sessions.reportSignIn');
      const {sessions} = context.adapter;
      const {items} = await sessions.signIns();
      const {id} = need(
        items.find(({reported}) => !reported),
        'there is no attempt to report.',
      );
      done(await sessions.reportSignIn(id), 'sessions.reportSignIn');
      const after = (await sessions.signIns()).items.find((attempt) => attempt.id === id);
      ensure(after?.reported, 'The attempt was reported, but the list does not say so.');
      await errorOf(sessions.reportSignIn('no-such-attempt'), 'Reporting an unknown attempt', 'not-found');
    },
  },
];
