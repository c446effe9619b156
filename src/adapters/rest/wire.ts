/** The HTTP shapes of the REST contract: what the adapter sends and the reference backend answers. `openapi.json` is made from them. */
import * as z from 'zod/mini';

import type {OperationId} from '../../contract/adapter.js';
import {redirectSchema} from '../../contract/calls.js';
import {descriptionSchema} from '../../contract/description.js';
import {accountErrorCodes} from '../../contract/error.js';
import {errorDetailsSchema} from '../../contract/error-details.js';

/** Method and path of every call, below the contract's root (`…/account/v1`). `{id}` is percent-encoded. */
export const routes = {
  describe: 'GET /',
  stepUp: 'POST /step-up',
  'profile.get': 'GET /profile',
  'profile.update': 'PATCH /profile',
  'profile.startEdit': 'POST /profile/edit',
  'profile.photo': 'GET /profile/photo',
  'profile.setPhoto': 'PUT /profile/photo',
  /** `profile.setPhoto(null)`. */
  removePhoto: 'DELETE /profile/photo',
  'devices.list': 'GET /devices',
  'devices.disable': 'POST /devices/{id}/disable',
  'sessions.list': 'GET /sessions',
  'sessions.revoke': 'DELETE /sessions/{id}',
  /** Body `{scope: 'others' | 'all'}`. */
  'sessions.revokeOthers': 'POST /sessions/revoke',
  'sessions.revokeAll': 'POST /sessions/revoke',
  'sessions.signIns': 'GET /sign-ins',
  'sessions.reportSignIn': 'POST /sign-ins/{id}/report',
  'password.policy': 'GET /password/policy',
  'password.change': 'POST /password/change',
} as const satisfies Record<OperationId | 'describe' | 'stepUp' | 'removePhoto', string>;

/** Every request has it: a custom header forces a preflight across origins, and the backend refuses writes without it (CSRF; ASVS 3.5.2). */
export const clientHeader = 'X-Account-Elements';
/** On writes: where a redirect must come back to. */
export const returnToHeader = 'X-Account-Return-To';

/** `GET /`: the description, and where signing in happens; the adapter adds `returnTo` to its query. */
export const restDescriptionSchema = z.extend(descriptionSchema, {
  signInUrl: z.optional(redirectSchema.shape.url),
});

/** A write that goes on elsewhere (200). `operation` and `item` are the adapter's to fill in. */
export const redirectAnswerSchema = z.object({redirect: z.object({url: redirectSchema.shape.url})});
/** A write that was accepted and finishes later (202). */
export const pendingAnswerSchema = z.object({
  pending: z.object({code: z.enum(['mail-sent', 'approval', 'processing'])}),
});

export const problemTypePrefix = 'urn:account-elements:problem:';
/** RFC 9457; `type` is the prefix and one of the contract's codes. */
export const problemSchema = z.extend(errorDetailsSchema, {
  type: z.templateLiteral([problemTypePrefix, z.enum(accountErrorCodes)]),
  title: z.string(),
  status: z.number(),
  detail: z.optional(z.string()),
});
export type Problem = z.output<typeof problemSchema>;

/** What a redirect's page adds to `returnTo`: read by `resume()`, never believed. */
export const resumptionParameters = {
  operation: 'account-operation',
  item: 'account-item',
  status: 'account-status',
} as const;
