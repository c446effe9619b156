/** Method and path of the calls that are no operation; those of the operations are in the contract's table. */
export const laterRoutes = {
  /** Body: the proof; without one, `{challenge}`. */
  stepUp: 'POST /step-up',
  /** `profile.setPhoto(null)`. */
  removePhoto: 'DELETE /profile/photo',
} as const;
