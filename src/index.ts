/** Classes, types, `define()`, `checked()` and `AccountError`. Importing it registers nothing and needs no DOM. */
export type * from './contract/adapter.js';
export type * from './contract/calls.js';
export type {Capability, Contact, Refusal, RefusalReason} from './contract/capability.js';
export {checked} from './contract/checked.js';
export type {Description} from './contract/description.js';
export type {Device, DevicesPort, DisableDetails, DisableReason} from './contract/device.js';
export {AccountError, type AccountErrorCode, accountErrorCodes} from './contract/error.js';
export type {AccountErrorDetails, FieldError} from './contract/error-details.js';
export type {Organization, OrganizationsPort} from './contract/organization.js';
export type {PasswordChange, PasswordPolicy, PasswordPort, PasswordRule} from './contract/password.js';
export type {Attribute, Profile, ProfilePatch, ProfilePort, WantedPhoto} from './contract/profile.js';
export type {ResetFlow, ResetPort, ResetReason, ResetRequest, ResetStatus} from './contract/reset.js';
export type {Revocation, Session, SessionsPort, SignIn} from './contract/session.js';
export type {TermsContent, TermsDecision, TermsDocument, TermsPort, TermsRecord} from './contract/terms.js';
export type {GetToken, TokenRequest} from './contract/token.js';
export type {
  DefaultDetails,
  Enrollment,
  EnrollmentProof,
  EnrollmentRequest,
  PhoneSlot,
  PhoneWay,
  VerificationMethod,
  VerificationOption,
  VerificationPort,
  VerificationState,
  VerificationType,
} from './contract/verification.js';
export {AccountPageElement} from './elements/account-page/account-page.js';
export {AccountProviderElement} from './elements/account-provider/account-provider.js';
export {ChangePasswordFormElement} from './elements/change-password-form/change-password-form.js';
export {PasswordChangedEvent} from './elements/change-password-form/change-password-form.events.js';
export {DeviceListElement} from './elements/device-list/device-list.js';
export {DeviceDisabledEvent} from './elements/device-list/device-list.events.js';
export {OrgListElement} from './elements/org-list/org-list.js';
export {OrganizationLeftEvent} from './elements/org-list/org-list.events.js';
export {
  AccountUnlockedEvent,
  PasswordResetEvent,
  ResetConfirmedEvent,
} from './elements/password-reset/password-reset.events.js';
export {PasswordResetElement} from './elements/password-reset/password-reset.js';
export {ProfileCardElement} from './elements/profile-card/profile-card.js';
export {ProfileSavedEvent} from './elements/profile-card/profile-card.events.js';
export {SecurityVerificationElement} from './elements/security-verification/security-verification.js';
export {
  MethodAddedEvent,
  MethodRemovedEvent,
  VerificationSavedEvent,
} from './elements/security-verification/security-verification.events.js';
export {SessionListElement} from './elements/session-list/session-list.js';
export {
  SessionRevokedEvent,
  OtherSessionsRevokedEvent,
  SigninReportedEvent,
} from './elements/session-list/session-list.events.js';
export {SignoutEverywhereElement} from './elements/signout-everywhere/signout-everywhere.js';
export {SignedOutEvent} from './elements/signout-everywhere/signout-everywhere.events.js';
export {
  TermsAcceptedEvent,
  TermsDeclinedEvent,
  TermsDismissedEvent,
} from './elements/terms-review/terms-review.events.js';
export {TermsReviewElement} from './elements/terms-review/terms-review.js';
export {
  AccountErrorEvent,
  RedirectRequestEvent,
  SigninRequestEvent,
  type Task,
  TaskEndedEvent,
  TaskRequestEvent,
} from './elements/shared/account.events.js';
export type {Locale} from './i18n/locale.js';
export type {MessageOverrides, Text, Texts} from './i18n/text.js';
export {define, type DefineOptions, type Definition} from './registry.js';
