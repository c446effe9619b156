import type {TermsDocument} from '../../contract/terms.js';

/** It waits for a decision, for the first time or again. */
export const isWaiting = ({state}: TermsDocument): boolean => state === 'pending' || state === 'expired';
