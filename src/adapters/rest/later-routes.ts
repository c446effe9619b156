/** Method and path of all other calls; see `routes.ts`. `{id}` is percent-encoded. */
export const laterRoutes = {
  /** Body: the proof; without one, `{challenge}`. */
  stepUp: 'POST /step-up',
  'profile.update': 'PATCH /profile',
  /** Body `{name}`: the attribute. */
  'profile.startEdit': 'POST /profile/edit',
  'profile.setPhoto': 'PUT /profile/photo',
  /** `profile.setPhoto(null)`. */
  removePhoto: 'DELETE /profile/photo',
  /** Body `{why}`, or `{}`. */
  'devices.disable': 'POST /devices/{id}/disable',
  'sessions.revoke': 'DELETE /sessions/{id}',
  /** Body `{scope: 'others' | 'all'}`. */
  'sessions.revokeOthers': 'POST /sessions/revoke',
  'sessions.revokeAll': 'POST /sessions/revoke',
  'sessions.reportSignIn': 'POST /sign-ins/{id}/report',
  'organizations.leave': 'POST /organizations/{id}/leave',
  'password.change': 'POST /password/change',
  'reset.confirm': 'POST /reset/confirm',
  'reset.start': 'POST /reset/flows',
  /** Body `{choice}`. */
  'reset.choose': 'POST /reset/flows/{id}/choose',
  'reset.prove': 'POST /reset/flows/{id}/prove',
  'reset.finish': 'POST /reset/flows/{id}/finish',
  'verification.begin': 'POST /verification/enrollments',
  'verification.resend': 'POST /verification/enrollments/{id}/resend',
  'verification.complete': 'POST /verification/enrollments/{id}/complete',
  'verification.cancel': 'DELETE /verification/enrollments/{id}',
  /** Body `{label}`. */
  'verification.rename': 'PATCH /verification/{id}',
  'verification.remove': 'DELETE /verification/{id}',
  /** Body `{id, way?}`. */
  'verification.makeDefault': 'PUT /verification/default',
  /** JSON, or a PDF whose `ETag` is the version and whose `Content-Language` is the locale. */
  'terms.content': 'GET /terms/{id}/content',
  'terms.decide': 'POST /terms/{id}/decisions',
  'terms.history': 'GET /terms/history',
} as const;
