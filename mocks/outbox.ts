import type {MockBackend} from './backend.js';
import {instant} from './clock.js';
import type {Message} from './state.js';

/** "Sends" something: it can be read at `/_outbox`. */
export function send(backend: MockBackend, message: Omit<Message, 'at'>): void {
  backend.state.outbox.push({...message, at: instant(backend.now())});
}

/** Tells the person, where they would see it, that the account was changed (ASVS 6.3.7). */
export function notify(backend: MockBackend, text: string): void {
  const to = backend.state.profile.email ?? '';
  send(backend, {channel: 'email', to, text: `${text} If this was not you, contact Contoso IT help.`});
}
