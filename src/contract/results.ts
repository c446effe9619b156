/** What every call resolves to. Apart from `checked()`, so that the schemas load while the first request is under way. */
import * as z from 'zod/mini';

import {type OperationId, operations, type WholeDescription} from './adapter.js';
import {outcomeOf, pageOf, redirectSchema} from './calls.js';
import type {Capability} from './capability.js';
import {type Description, descriptionSchema} from './description.js';
import {deviceSchema} from './device.js';
import {passwordPolicySchema} from './password.js';
import {photoSchema, profileSchema} from './profile.js';
import {revocationSchema, sessionSchema, signInSchema} from './session.js';

export {readableDetails} from './error-details.js';

const outcome = outcomeOf(z.optional(z.unknown()));

/** The schema of each call's result. */
export const results = {
  describe: descriptionSchema,
  signIn: redirectSchema,
  stepUp: outcome,
  'profile.get': profileSchema,
  'profile.update': outcomeOf(profileSchema),
  'profile.startEdit': outcome,
  'profile.photo': photoSchema,
  'profile.setPhoto': outcome,
  'devices.list': pageOf(deviceSchema),
  'devices.disable': outcome,
  'sessions.list': pageOf(sessionSchema),
  'sessions.revoke': outcome,
  'sessions.revokeOthers': outcomeOf(revocationSchema),
  'sessions.revokeAll': outcomeOf(revocationSchema),
  'sessions.signIns': pageOf(signInSchema),
  'sessions.reportSignIn': outcome,
  'password.policy': passwordPolicySchema,
  'password.change': outcome,
} as const satisfies Record<OperationId | 'describe' | 'signIn' | 'stepUp', z.ZodMiniType>;

/** Every operation of the contract. */
export const operationIds = Object.entries(operations).flatMap(([port, calls]) =>
  calls.map((call) => `${port}.${call}` as OperationId),
);

/** The description with every gap filled: what the backend does not name, it does not have. */
export function whole(description: Description): WholeDescription {
  const lacking: Capability = {support: 'none', refusal: {reason: 'backend'}};
  const capabilities = Object.fromEntries(
    operationIds.map((operation) => [operation, description.capabilities[operation] ?? lacking]),
  );
  return {...description, capabilities: capabilities as WholeDescription['capabilities']};
}
