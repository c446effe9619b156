import {createContext} from '@lit/context';

import type {CheckedAdapter} from '../contract/adapter.js';
import type {AccountError} from '../contract/error.js';
import type {MessageOverrides} from '../i18n/text.js';

/** What a provider gives to every element inside it. */
export interface AccountContext {
  readonly source: AdapterSource;
  /** Texts in place of ours, by tag. */
  readonly messages: MessageOverrides;
  /** Show diagnoses on any host. */
  readonly debug: boolean;
  /** Why the last refresh failed, where the page says it once for all elements inside. */
  readonly stale?: AccountError | undefined;
}

/** An adapter, or why there is none (yet). */
export interface AdapterSource {
  readonly adapter?: CheckedAdapter | undefined;
  /** What is wrong with the page's markup, for the developer; see `elements/shared/diagnosis.ts`. */
  readonly problem?: Problem | undefined;
}

export interface Problem {
  readonly code:
    | 'no-adapter'
    | 'not-an-adapter'
    | 'adapter-attribute'
    | 'base-url'
    | 'contract'
    /** A script of the page has added an enumerable property to `Object.prototype`. */
    | 'prototype'
    | 'demo-and-base-url'
    | 'scenario'
    | 'loading';
  /** What was found: the attribute's value, the names that would do. */
  readonly detail?: string | undefined;
}

// `Symbol.for`, so that two copies of this package on one page still meet.
export const accountContext = createContext<AccountContext | undefined>(
  Symbol.for('account-elements/context@1'),
);
