import * as z from 'zod/mini';

import {instantSchema, type Outcome, type Page, type PageOptions, type WriteOptions} from './calls.js';
import {capabilitySchema} from './capability.js';

/** A device that is registered with the organization for this account. A disabled one is never listed. */
export const deviceSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.optional(z.enum(['desktop', 'laptop', 'phone', 'tablet', 'browser', 'other'])),
  /** "Windows". */
  os: z.optional(z.string()),
  /** "11". */
  osVersion: z.optional(z.string()),
  manufacturer: z.optional(z.string()),
  model: z.optional(z.string()),
  /** The device this page is shown on. */
  current: z.optional(z.boolean()),
  /** Whether it keeps the organization's rules. Absent: nobody checks. */
  compliance: z.optional(z.enum(['compliant', 'non-compliant'])),
  /** The organization manages it (mobile device management). */
  managed: z.optional(z.boolean()),
  /** How it is connected to the organization (Entra: Workplace, AzureAd, ServerAd). */
  join: z.optional(z.enum(['registered', 'joined', 'hybrid-joined'])),
  registeredAt: z.optional(instantSchema),
  lastActivityAt: z.optional(instantSchema),
  /** Where it differs from the capability of `devices.disable`. */
  disable: z.optional(capabilitySchema),
});
export type Device = z.output<typeof deviceSchema>;

/** Why a device is disabled, in the person's words. */
export const disableReasons = ['lost', 'unused', 'unknown'] as const;
export type DisableReason = (typeof disableReasons)[number];

export interface DisableDetails {
  /** For the organization to record. */
  readonly why?: DisableReason | undefined;
}

export interface DevicesPort {
  list(options?: PageOptions): Promise<Page<Device>>;
  /** Removes the device's association with the account; afterwards no list has it. A device that is not there: `not-found`. */
  disable(id: string, details?: DisableDetails, options?: WriteOptions): Promise<Outcome>;
}
