import {AccountError} from '../../src/contract/error.js';
import type {PhoneWay, VerificationPort} from '../../src/contract/verification.js';
import type {MockBackend} from '../backend.js';
import {notify} from '../outbox.js';
import {scenarioOf} from '../scenarios.js';
import {demandCapability, read, type Visit, write} from '../visit.js';
import {begin, checkRequest, complete, demandEnrollment, forget, resend} from './enrollments.js';
import {changeMethod, demandMethod, dropMethod, methodFor, optionFor, prefer, stateFor} from './methods.js';
import {labelIn, refuseField} from './rule.js';

export function verificationOf(visit: Visit): VerificationPort {
  const {backend, token} = visit;
  const tell = (...resources: readonly ('verification' | 'reset')[]) => {
    for (const resource of resources) backend.tell({type: 'changed', resource}, token);
    return undefined;
  };
  return {
    get: (options) => read(visit, 'verification.get', options, () => stateFor(visit)),
    begin: (request, options) =>
      write(visit, {
        operation: 'verification.begin',
        options,
        about: {type: request.type, slot: request.slot, replaces: request.replaces},
        check: () => checkRequest(visit, request),
        apply: () => begin(visit, request),
      }),
    resend: (id, options) =>
      write(visit, {
        operation: 'verification.resend',
        options,
        check: () => void demandEnrollment(backend, id),
        apply: () => resend(backend, id),
      }),
    complete: (id, proof, options) =>
      write(visit, {
        operation: 'verification.complete',
        options,
        check: () => void demandEnrollment(backend, id),
        apply: () => complete(visit, id, proof),
      }),
    cancel: (id, options) =>
      write(visit, {
        operation: 'verification.cancel',
        options,
        unproven: true,
        apply: () => forget(backend, id),
      }),
    rename: (id, label, options) =>
      write(visit, {
        operation: 'verification.rename',
        options,
        item: id,
        check: () => {
          const {rename} = methodFor(backend, demandMethod(backend, id));
          if (rename) demandCapability('verification.rename', rename);
        },
        apply: () => {
          demandReachable(backend, id);
          const {method} = demandMethod(backend, id);
          const named = labelIn(label, 'required');
          changeMethod(backend, id, {method: {...method, label: named}});
          tell('verification');
          return methodFor(backend, demandMethod(backend, id));
        },
      }),
    remove: (id, options) =>
      write(visit, {
        operation: 'verification.remove',
        options,
        item: id,
        check: () => {
          const {remove} = methodFor(backend, demandMethod(backend, id));
          if (remove) demandCapability('verification.remove', remove);
        },
        apply: () => {
          demandReachable(backend, id);
          dropMethod(backend, id);
          notify(backend, 'A verification method was removed from your Contoso account.');
          return tell('verification', 'reset');
        },
      }),
    makeDefault: (id, {way} = {}, options) =>
      write(visit, {
        operation: 'verification.makeDefault',
        options,
        item: id,
        about: {way},
        check: () => checkDefault(visit, id, way),
        apply: () => {
          prefer(backend, demandMethod(backend, id), way);
          return tell('verification');
        },
      }),
  };
}

function checkDefault(visit: Visit, id: string, way: PhoneWay | undefined): void {
  const {backend} = visit;
  const {type, ways = [], makeDefault} = methodFor(backend, demandMethod(backend, id));
  const capability = makeDefault ?? optionFor(visit, type).makeDefault;
  if (capability) demandCapability('verification.makeDefault', capability);
  if (way && !ways.includes(way)) refuseField('/way', 'options');
}

/** In the scenario "partial-failure" some of the methods cannot be changed at the moment. */
function demandReachable({scenario}: MockBackend, id: string): void {
  if (scenarioOf(scenario).unreachableMethods?.includes(id)) throw new AccountError('unavailable');
}
