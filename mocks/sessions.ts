import {AccountError} from '../src/contract/error.js';
import type {Revocation, Session, SessionsPort, SignIn} from '../src/contract/session.js';
import type {MockBackend} from './backend.js';
import {pageFrom} from './paging.js';
import {scenarioOf} from './scenarios.js';
import type {StoredSession} from './state.js';
import {demandCapability, read, type Visit, write} from './visit.js';

/** The session in use ends by signing out, not from its own list. */
const revokeCurrent = {support: 'none', refusal: {reason: 'current'}} as const;

export function sessionsOf(visit: Visit): SessionsPort {
  const {backend, token} = visit;
  return {
    list: (options) =>
      read(visit, 'sessions.list', options, () => {
        const inUseFirst = [...backend.sessions].sort(
          (a, b) => Number(b.token === token) - Number(a.token === token),
        );
        const page = pageFrom({items: inUseFirst, position: (each) => inUseFirst.indexOf(each)}, options);
        return {...page, items: page.items.map((stored) => sessionFor(visit, stored))};
      }),
    revoke: (id, options) =>
      write(visit, {
        operation: 'sessions.revoke',
        options,
        item: id,
        check: () => {
          const stored = backend.sessions.find(({session}) => session.id === id);
          if (!stored) throw new AccountError('not-found');
          if (stored.token === token) demandCapability('sessions.revoke', revokeCurrent);
        },
        apply: () => void backend.endSessions(({session}) => session.id === id, token),
      }),
    revokeOthers: (options) =>
      write(visit, {
        operation: 'sessions.revokeOthers',
        options,
        apply: () => endAll(visit, (session) => session.token !== token),
      }),
    revokeAll: (options) =>
      write(visit, {operation: 'sessions.revokeAll', options, apply: () => endAll(visit, () => true)}),
    signIns: (options) =>
      read(visit, 'sessions.signIns', options, () => {
        const {signIns} = backend.seeded;
        const page = pageFrom({items: signIns, position: (each) => signIns.indexOf(each)}, options);
        return {...page, items: page.items.map((signIn) => signInFor(backend, signIn))};
      }),
    reportSignIn: (id, options) =>
      write(visit, {
        operation: 'sessions.reportSignIn',
        options,
        item: id,
        check: () => {
          if (!backend.seeded.signIns.some((signIn) => signIn.id === id)) throw new AccountError('not-found');
        },
        apply: () => {
          if (!backend.state.reportedSignIns.includes(id)) backend.state.reportedSignIns.push(id);
          backend.tell({type: 'changed', resource: 'sessions'}, token);
          return undefined;
        },
      }),
  };
}

function sessionFor({backend, token}: Visit, stored: StoredSession): Session {
  const isCurrent = stored.token === token;
  if (scenarioOf(backend.scenario).bare) return {id: stored.session.id};
  return {...stored.session, ...(isCurrent && {current: true, revoke: revokeCurrent})};
}

function signInFor(backend: MockBackend, signIn: SignIn): SignIn {
  const {id, at, result} = signIn;
  const reported = backend.state.reportedSignIns.includes(id);
  const told = scenarioOf(backend.scenario).bare ? {id, at, result} : signIn;
  return {...told, ...(reported && {reported})};
}

function endAll({backend, token}: Visit, which: (session: StoredSession) => boolean): Revocation {
  const {unendable} = scenarioOf(backend.scenario);
  const revoked = backend.endSessions(which, token);
  return {revoked, ...(unendable && {failed: [...unendable], delaySeconds: 3600})};
}
