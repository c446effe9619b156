// node happy-dom.mjs <library>: every element in happy-dom, its globals set as test runners set them.
import process from 'node:process';
import {GlobalWindow} from 'happy-dom';
import {tryEvery} from './elements.mjs';

const window = new GlobalWindow({url: 'http://localhost/'});
for (const name of Object.getOwnPropertyNames(window)) {
  if (name in globalThis && !/Event$|^(document|window|location|customElements|EventTarget)$/.test(name))
    continue;
  Object.defineProperty(globalThis, name, {value: window[name], configurable: true, writable: true});
}
const reported = [];
window.addEventListener('error', ({error, message}) => reported.push(String(error?.stack ?? message)));
const {define} = await import(process.argv[2]);
await tryEvery({define, document: window.document, errors: () => reported});
