/** The names of the REST contract. Apart from its schemas, which a page without mocks does not load. */
import type {OperationId} from '../../contract/adapter.js';

/** Method and path of every call, below the contract's root (`…/account/v1`). `{id}` is percent-encoded. */
export const routes = {
  describe: 'GET /',
  /** Body: the proof; without one, `{challenge}`. */
  stepUp: 'POST /step-up',
  'profile.get': 'GET /profile',
  'profile.update': 'PATCH /profile',
  /** Body `{name}`: the attribute. */
  'profile.startEdit': 'POST /profile/edit',
  'profile.photo': 'GET /profile/photo',
  'profile.setPhoto': 'PUT /profile/photo',
  /** `profile.setPhoto(null)`. */
  removePhoto: 'DELETE /profile/photo',
  'devices.list': 'GET /devices',
  /** Body `{why}`, or `{}`. */
  'devices.disable': 'POST /devices/{id}/disable',
  'sessions.list': 'GET /sessions',
  'sessions.revoke': 'DELETE /sessions/{id}',
  /** Body `{scope: 'others' | 'all'}`. */
  'sessions.revokeOthers': 'POST /sessions/revoke',
  'sessions.revokeAll': 'POST /sessions/revoke',
  'sessions.signIns': 'GET /sign-ins',
  'sessions.reportSignIn': 'POST /sign-ins/{id}/report',
  'organizations.list': 'GET /organizations',
  'organizations.leave': 'POST /organizations/{id}/leave',
  'password.policy': 'GET /password/policy',
  'password.change': 'POST /password/change',
  'reset.status': 'GET /reset',
  'reset.confirm': 'POST /reset/confirm',
  'reset.start': 'POST /reset/flows',
  /** Body `{choice}`. */
  'reset.choose': 'POST /reset/flows/{id}/choose',
  'reset.prove': 'POST /reset/flows/{id}/prove',
  'reset.finish': 'POST /reset/flows/{id}/finish',
  'verification.get': 'GET /verification',
  'verification.begin': 'POST /verification/enrollments',
  'verification.resend': 'POST /verification/enrollments/{id}/resend',
  'verification.complete': 'POST /verification/enrollments/{id}/complete',
  'verification.cancel': 'DELETE /verification/enrollments/{id}',
  /** Body `{label}`. */
  'verification.rename': 'PATCH /verification/{id}',
  'verification.remove': 'DELETE /verification/{id}',
  /** Body `{id, way?}`. */
  'verification.makeDefault': 'PUT /verification/default',
  'terms.list': 'GET /terms',
  /** JSON, or a PDF whose `ETag` is the version and whose `Content-Language` is the locale. */
  'terms.content': 'GET /terms/{id}/content',
  'terms.decide': 'POST /terms/{id}/decisions',
  'terms.history': 'GET /terms/history',
} as const satisfies Record<OperationId | 'describe' | 'stepUp' | 'removePhoto', string>;

/** Every request has it: a custom header forces a preflight across origins, and the backend refuses writes without it (CSRF; ASVS 3.5.2). */
export const clientHeader = 'X-Account-Elements';
/** On writes: where a redirect must come back to. */
export const returnToHeader = 'X-Account-Return-To';

/** A problem's `type` is this prefix and one of the contract's codes. */
export const problemTypePrefix = 'urn:account-elements:problem:';

/** What a redirect's page adds to `returnTo`: read by `resume()`, never believed. */
export const resumptionParameters = {
  operation: 'account-operation',
  item: 'account-item',
  status: 'account-status',
} as const;
