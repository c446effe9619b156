/** The same page as it is written by hand with Lit, @lit/context and zod/mini: the same facts, fields and endpoints, nothing more. */
import './account.js';
import './profile.js';
import './devices.js';
import './password.js';
