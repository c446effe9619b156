import {expect} from '@open-wc/testing';

import type * as EveryElement from '../support/every-element.js';
import type * as Reading from '../support/reading.js';
import type * as Watch from '../support/watch.js';

const sheet = `
  * { all: unset !important; }
  html { font-size: 62.5% !important; }
  body { color: #eee !important; background: #111 !important; text-transform: uppercase !important; letter-spacing: 0.4em !important;
    line-height: 0.5 !important; text-indent: -99em !important; white-space: nowrap !important;
    pointer-events: none !important; cursor: none !important; visibility: hidden !important; }
  input, label, p, form { display: none !important; }
  label { position: absolute !important; left: -999em !important; font-size: 1px !important; }
  button, a, dialog { opacity: 0.1 !important; visibility: hidden !important; pointer-events: none !important; }
  input { transform: scale(0) !important; clip-path: inset(50%) !important; max-inline-size: 1px !important;
    block-size: 1px !important; max-block-size: 1px !important; filter: opacity(0) !important; }
`;

let every: typeof EveryElement;
let reading: typeof Reading;
let watch: typeof Watch;
const styles = document.createElement('style');
let leave = () => {};

/** From an element outwards, through slots and shadow roots. */
function* outwards(element: Element): Generator<Element> {
  for (let node: Node | null = element; node;) {
    if (node instanceof Element) yield node;
    node =
      (node instanceof Element && node.assignedSlot) ||
      (node instanceof ShadowRoot ? node.host : node.parentNode);
  }
}

const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true})!;
function channels(color: string): number[] {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(element: Element): number {
  const background = [...outwards(element)]
    .map((each) => getComputedStyle(each).backgroundColor)
    .find((color) => channels(color)[3] === 255);
  const [light = 0, dark = 0] = [getComputedStyle(element).color, background ?? '#fff']
    .map(luminance)
    .sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

/** Why nobody could see or use it. */
function unusable(element: HTMLElement): string[] {
  const {
    visibility,
    display,
    pointerEvents,
    fontSize,
    transform,
    clipPath,
    filter,
    letterSpacing,
    textTransform,
  } = getComputedStyle(element);
  element.scrollIntoView({block: 'center'});
  // Of a link that is broken into lines, the first one.
  const {width, height, left, top} = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const opacity = [...outwards(element)].reduce(
    (product, each) => product * Number(getComputedStyle(each).opacity),
    1,
  );
  let hit = document.elementFromPoint(left + width / 2, top + height / 2);
  while (hit?.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2)) {
    const inner: Element | null = hit.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
    if (inner === hit) break;
    hit = inner;
  }
  // A link in a sentence is as high as its line, a radio button as large as the browser makes it.
  const least = element.matches('button, input:not([type=radio], [type=checkbox]), select') ? 18 : 9;
  const isBusy = element.getAttribute('aria-disabled') === 'true';
  return Object.entries({
    display: display === 'none' && display,
    visibility: visibility !== 'visible' && visibility,
    'pointer-events': pointerEvents === 'none' && pointerEvents,
    opacity: opacity < 0.99 && !isBusy && opacity,
    size: (width < least || height < least) && `${width} × ${height}`,
    'font-size': parseFloat(fontSize) < 8.5 && fontSize,
    contrast: contrast(element) < 4.5 && !isBusy && contrast(element).toFixed(1),
    transform: transform !== 'none' && transform,
    'clip-path': clipPath !== 'none' && clipPath,
    filter: filter !== 'none' && filter,
    'letter-spacing': parseFloat(letterSpacing) > 1 && letterSpacing,
    'text-transform': textTransform !== 'none' && textTransform,
    covered: hit !== element && !element.contains(hit) && `by ${hit?.localName}`,
  })
    .filter(([, fault]) => fault !== false)
    .map(
      ([name, fault]) =>
        `${element.localName} “${element.textContent.trim() || element.id}”: ${name} ${String(fault)}`,
    );
}

/** What a person uses: in the shadow root and among the light children. */
function usables(element: Element): HTMLElement[] {
  const selector = 'button, a[href], input:not([aria-hidden], [type=file]), label[for], select';
  // The last one is on top.
  const dialog = [...element.shadowRoot!.querySelectorAll('dialog[open]')].at(-1);
  const all = [
    ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
    ...element.querySelectorAll<HTMLElement>(selector),
  ].filter((each) => !isPutAside(each, element));
  return all.filter((each) => !dialog || [...outwards(each)].includes(dialog));
}
/** Whether it is in a child that the element itself does not show now, such as a task that is not open. */
function isPutAside(each: Element, element: Element): boolean {
  const child = [...element.children].find((child) => child !== each && child.contains(each));
  return child !== undefined && !child.assignedSlot;
}

// By name: what knows them may be loaded only once the page is hostile.
const tags = [
  'profile-card',
  'device-list',
  'session-list',
  'org-list',
  'change-password-form',
  'password-reset',
  'security-verification',
  'terms-review',
  'signout-everywhere',
  'account-page',
];

const faultsIn = (element: Element) => usables(element).flatMap(unusable);

describe('on a hostile page', () => {
  before(async () => {
    // Not a listed one, on which hostile-prototype.test.ts says what happens.
    Object.defineProperty(Object.prototype, 'hostile', {value: 1, configurable: true, writable: true});
    Object.defineProperty(Array.prototype, 'last', {
      value: () => 'hostile',
      enumerable: true,
      configurable: true,
    });
    Object.freeze(Array.prototype);
    every = await import('../support/every-element.js');
    reading = await import('../support/reading.js');
    watch = await import('../support/watch.js');
    styles.textContent = sheet;
    document.head.append(styles);
    leave = every.stayHere();
  });
  after(() => {
    leave();
    styles.remove();
    Reflect.deleteProperty(Object.prototype, 'hostile');
  });
  afterEach(() => every.unmountAll());

  it('what the page spoils is seen', () => {
    const box = document.createElement('div');
    const button = Object.assign(document.createElement('button'), {textContent: 'Save'});
    box.append(button);
    document.body.append(box);
    expect(unusable(button).join())
      .to.contain('visibility')
      .and.to.contain('opacity')
      .and.to.contain('letter-spacing');
    box.remove();
  });

  // A test for each element: each has its own time, and a slow one is named.
  for (const tag of tags) {
    it(`<${tag}> is usable, in every scenario`, async function () {
      // Each of some forty scenarios is drawn and measured; beside other browsers on few cores that takes its time.
      this.timeout(60_000);
      for (const scenario of every.scenarioNames) {
        const element = every.mount(tag, every.backendIn(scenario).adapter, {unsupported: 'explain'});
        await every.settled(element);
        if (scenario === 'default') expect(element.matches(':state(error)')).to.equal(false);
        expect(faultsIn(element), scenario).to.deep.equal([]);
        every.unmountAll();
      }
    });

    it(`<${tag}>: whatever a button opens is usable`, async function () {
      this.timeout(60_000);
      const element = every.mount(tag, every.backendIn('editable').adapter);
      await every.settled(element);
      for (let index = 0; index < Math.min(every.buttonsOf(element).length, 8); index++) {
        every.buttonsOf(element)[index]?.click();
        await every.settled(element);
        expect(faultsIn(element), `after button ${index}`).to.deep.equal([]);
      }
    });
  }

  it('there are no other elements', () => {
    expect(every.tags).to.deep.equal(tags);
  });

  it('a device is disabled, with a step-up in a dialog that can be used', async () => {
    const element = every.mount('device-list', every.backendIn('step-up').adapter);
    await every.settled(element);
    const rows = () => element.shadowRoot!.querySelectorAll('.row').length;
    const before = rows();
    [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.row button')].at(-1)!.click();
    await reading.until(
      () => element.shadowRoot!.querySelector('dialog[open] .danger'),
      'the question is open',
    );
    element.shadowRoot!.querySelector<HTMLButtonElement>('dialog .danger')!.click();
    await reading.until(() => watch.secretFields(element).length, 'the step-up is open');
    await every.settled(element);
    expect(faultsIn(element)).to.deep.equal([]);
    watch.type(watch.secretFields(element)[0]!, 'correct horse battery staple');
    const proceed = every.buttonsOf(element).filter((button) => button.textContent.trim() === 'Continue');
    proceed.at(-1)!.click();
    await reading.until(() => rows() === before - 1, 'the device is gone');
  });
});
