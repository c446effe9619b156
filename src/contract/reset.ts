import * as z from 'zod/mini';

import {type CallOptions, countSchema, instantSchema, type Outcome, type WriteOptions} from './calls.js';
import {passwordPolicySchema} from './password.js';
import {phoneWays, verificationTypeSchema} from './verification.js';

/** Whether the signed-in person could reset a forgotten password. That the organization has not enabled it is a capability: `reset.status` is `none`. */
export const resetStatusSchema = z.object({
  /** Enough accepted methods are registered. */
  registered: z.boolean(),
  /** How many proofs the organization wants. */
  required: countSchema,
  /** What counts and is set up. */
  registeredTypes: z.array(verificationTypeSchema),
  /** What counts. */
  acceptedTypes: z.array(verificationTypeSchema),
  /** When the person last said that they are still right. */
  confirmedAt: z.optional(instantSchema),
  /** Until when that must be said again. */
  confirmBy: z.optional(instantSchema),
});
export type ResetStatus = z.output<typeof resetStatusSchema>;

/**
 * The way back in for somebody who is signed out. It never tells whether an account exists or is registered: every identifier
 * gets the same choices, the same answers, in the same time (ASVS 6.3.8).
 */
export const resetFlowSchema = z.object({
  id: z.string(),
  expiresAt: z.optional(instantSchema),
  /** 'choose' a method, give the 'code' that came, choose the new 'password' or unlock; 'done'. */
  step: z.enum(['choose', 'code', 'password', 'done']),
  proofsGiven: countSchema,
  proofsRequired: countSchema,
  /** What is left to choose from. */
  choices: z.array(
    z.object({
      id: z.string(),
      type: verificationTypeSchema,
      /** How a phone is reached. */
      way: z.optional(z.enum(phoneWays)),
      /** So much that the person knows which one: "•••• 23". */
      hint: z.optional(z.string()),
    }),
  ),
  /** When another code may be asked for; at the step 'code', where one was sent. */
  resendAfterSeconds: z.optional(countSchema),
  /** From the step 'password' on. */
  policy: z.optional(passwordPolicySchema),
  /** The account is locked and may be unlocked with its password kept. */
  canUnlock: z.optional(z.boolean()),
});
export type ResetFlow = z.output<typeof resetFlowSchema>;

export const resetReasons = ['forgotten', 'never-had', 'locked'] as const;
export type ResetReason = (typeof resetReasons)[number];

export interface ResetRequest {
  /** What one types to sign in. */
  readonly identifier: string;
  readonly why: ResetReason;
}

export interface ResetPort {
  status(options?: CallOptions): Promise<ResetStatus>;
  /** "Yes, these are still mine." */
  confirm(options?: WriteOptions): Promise<Outcome<ResetStatus>>;
  start(request: ResetRequest, options?: WriteOptions): Promise<Outcome<ResetFlow>>;
  /** Sends a code by that choice, or asks for one from the app. Again: sends another; too soon is `rate-limited`. */
  choose(flow: string, choice: string, options?: WriteOptions): Promise<Outcome<ResetFlow>>;
  /** A wrong code is `validation` at "/code" (`incorrect`, with `attemptsLeft` where the backend counts); too many are `rate-limited`; too late is `expired`. */
  prove(flow: string, proof: {readonly code: string}, options?: WriteOptions): Promise<Outcome<ResetFlow>>;
  /** Refusals of a password as in `password.change`. A flow ends once: later it is `expired`. */
  finish(
    flow: string,
    end: {readonly newPassword: string} | {readonly unlock: true},
    options?: WriteOptions,
  ): Promise<Outcome<ResetFlow>>;
}
