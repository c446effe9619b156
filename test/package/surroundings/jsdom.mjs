// node jsdom.mjs <library>: every element in jsdom, its globals set as test runners set them.
import process from 'node:process';
import {JSDOM, VirtualConsole} from 'jsdom';
import {tryEvery} from './elements.mjs';

const reported = [];
const virtualConsole = new VirtualConsole();
virtualConsole.on('jsdomError', (error) => {
  // Links lead nowhere there.
  if (!/^Not implemented/.test(error.message)) reported.push(String(error.stack));
});
const {window} = new JSDOM('<!doctype html><body></body>', {
  url: 'http://localhost/',
  pretendToBeVisual: true,
  virtualConsole,
});
// Node's own stay, but for what belongs to a page.
const pages =
  /Event$|^(EventTarget|document|window|location|history|navigator|addEventListener|removeEventListener|dispatchEvent)$/;
for (const name of Object.getOwnPropertyNames(window)) {
  if (name in globalThis && !pages.test(name)) continue;
  const value = window[name];
  const own = typeof value === 'function' && !/^[A-Z]/.test(name) ? value.bind(window) : value;
  Object.defineProperty(globalThis, name, {value: own, configurable: true, writable: true});
}
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'])
  globalThis[name] = window[name].bind(window);
const {define} = await import(process.argv[2]);
await tryEvery({define, document: window.document, errors: () => reported});
