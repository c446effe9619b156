/** What every call resolves to. Apart from `checked()`, so that the schemas load while the first request is under way. */
import * as z from 'zod/mini';

import {type OperationId, operations, type WholeDescription} from './adapter.js';
import {outcomeOf, pageOf, redirectSchema} from './calls.js';
import type {Capability} from './capability.js';
import {type Description, descriptionSchema} from './description.js';
import {deviceSchema} from './device.js';
import {organizationSchema} from './organization.js';
import {passwordPolicySchema} from './password.js';
import {photoSchema, profileSchema} from './profile.js';
import {resetFlowSchema, resetStatusSchema} from './reset.js';
import {revocationSchema, sessionSchema, signInSchema} from './session.js';
import {termsContentSchema, termsDocumentSchema, termsRecordSchema} from './terms.js';
import {enrollmentSchema, verificationMethodSchema, verificationStateSchema} from './verification.js';

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
  'organizations.list': pageOf(organizationSchema),
  'organizations.leave': outcome,
  'password.policy': passwordPolicySchema,
  'password.change': outcome,
  'reset.status': resetStatusSchema,
  'reset.confirm': outcomeOf(resetStatusSchema),
  'reset.start': outcomeOf(resetFlowSchema),
  'reset.choose': outcomeOf(resetFlowSchema),
  'reset.prove': outcomeOf(resetFlowSchema),
  'reset.finish': outcomeOf(resetFlowSchema),
  'verification.get': verificationStateSchema,
  'verification.begin': outcomeOf(enrollmentSchema),
  'verification.resend': outcomeOf(enrollmentSchema),
  'verification.complete': outcomeOf(verificationMethodSchema),
  'verification.cancel': outcome,
  'verification.rename': outcomeOf(verificationMethodSchema),
  'verification.remove': outcome,
  'verification.makeDefault': outcome,
  'terms.list': pageOf(termsDocumentSchema),
  'terms.content': termsContentSchema,
  'terms.decide': outcomeOf(termsDocumentSchema),
  'terms.history': pageOf(termsRecordSchema),
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
