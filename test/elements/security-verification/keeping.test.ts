import {expect} from '@open-wc/testing';

import {everyText, until} from '../../support/reading.js';
import {unmountAll} from '../../support/every-element.js';
import {announced, closed, named, opened, press, rig, shadow, textOf} from './verification.js';

/** Puts something in the place of a property until the test is over. */
const restores: (() => void)[] = [];
function put<T extends object>(target: T, key: keyof T & string, value: unknown) {
  const own = Object.getOwnPropertyDescriptor(target, key);
  Object.defineProperty(target, key, {configurable: true, writable: true, value});
  restores.push(() => (own ? Object.defineProperty(target, key, own) : Reflect.deleteProperty(target, key)));
}

async function codes() {
  const {element} = await rig();
  await press(element, 'Update Recovery codes');
  await opened(element);
  await press(element, 'Next');
  await until(() => shadow(element).querySelectorAll('.secrets code').length === 10, 'ten codes');
  const shown = [...shadow(element).querySelectorAll('.secrets code')].map(({textContent}) => textContent);
  return {element, codes: shown};
}

describe('recovery codes', () => {
  afterEach(() => {
    for (const restore of restores.splice(0).reverse()) restore();
    unmountAll();
  });

  it('are copied one below the other, and it is said and seen that they are', async () => {
    const {element, codes: shown} = await codes();
    const copied: string[] = [];
    put(navigator.clipboard, 'writeText', async (text: string) => void copied.push(text));
    expect(textOf(element)).not.to.contain('Copied.');
    await press(element, 'Copy');
    await until(() => announced(element).includes('Copied.'), 'it is announced');
    expect(copied).to.deep.equal([shown.join('\n')]);
    const seen = [...shadow(element).querySelectorAll('.keep *')].find(
      (each) => each.textContent === 'Copied.',
    );
    expect(seen?.checkVisibility()).to.equal(true);
  });

  it('say so where the browser refuses to copy, and claim nothing', async () => {
    const {element} = await codes();
    put(navigator.clipboard, 'writeText', () => Promise.reject(new DOMException('No.', 'NotAllowedError')));
    const refused = 'Your browser didn’t allow copying. Select it and copy it yourself.';
    await press(element, 'Copy');
    await until(() => announced(element).includes(refused), 'it is announced');
    const seen = [...shadow(element).querySelectorAll('.keep *')].find(
      (each) => each.textContent === refused,
    );
    expect(seen?.checkVisibility()).to.equal(true);
    expect(everyText(element)).not.to.contain('Copied.');
    expect(shadow(element).activeElement).to.equal(named(element, 'Copy'));
  });

  it('are downloaded as a text file, a code a line, with a name that says what they are', async () => {
    const {element, codes: shown} = await codes();
    const blobs: Blob[] = [];
    const links: HTMLAnchorElement[] = [];
    const make = URL.createObjectURL.bind(URL);
    put(URL, 'createObjectURL', (blob: Blob) => (blobs.push(blob), make(blob)));
    put(HTMLAnchorElement.prototype, 'click', function (this: HTMLAnchorElement) {
      links.push(this);
    });
    await press(element, 'Download');
    expect(links.map(({download, protocol}) => [download, protocol])).to.deep.equal([
      ['recovery-codes.txt', 'blob:'],
    ]);
    expect(blobs[0]!.type).to.equal('text/plain;charset=utf-8');
    expect(await blobs[0]!.text()).to.equal(`${shown.join('\n')}\n`);
    element.lang = 'fr';
    await press(element, 'Télécharger');
    expect(links[1]!.download).to.equal('codes-de-recuperation.txt');
  });

  it('are printed on a page of their own, which is gone when the dialog is', async () => {
    const {element, codes: shown} = await codes();
    const printed: string[][] = [];
    const append = document.body.append.bind(document.body);
    put(document.body, 'append', (...nodes: Node[]) => {
      append(...nodes);
      for (const node of nodes)
        if (node instanceof HTMLIFrameElement)
          put(node.contentWindow as Window, 'print', () =>
            printed.push([...node.contentDocument!.body.children].map(({textContent}) => textContent)),
          );
    });
    await press(element, 'Print');
    expect(printed).to.deep.equal([['Your recovery codes', ...shown]]);
    expect(document.querySelectorAll('body > iframe')).to.have.length(1);
    await press(element, 'I have kept them');
    await closed(element);
    expect(document.querySelectorAll('body > iframe')).to.have.length(0);
  });

  it('take the printed page away once it is printed', async () => {
    const {element} = await codes();
    const append = document.body.append.bind(document.body);
    let page: HTMLIFrameElement | undefined;
    put(document.body, 'append', (node: HTMLIFrameElement) => {
      append(node);
      page = node;
      put(node.contentWindow as Window, 'print', () => {});
    });
    await press(element, 'Print');
    expect(page!.isConnected).to.equal(true);
    page!.contentWindow!.dispatchEvent(new Event('afterprint'));
    expect(page!.isConnected).to.equal(false);
  });
});
