import {expect, oneEvent} from '@open-wc/testing';
import type jsQR from 'jsqr';
import {TOTP, URI} from 'otpauth';

import type {VerificationState} from '../../../src/contract/verification.js';
import type {MethodAddedEvent} from '../../../src/elements/security-verification/security-verification.events.js';
import {backendIn, mount, unmountAll, wrapped} from '../../support/every-element.js';
import {everyText, until} from '../../support/reading.js';
import {
  announced,
  asksToStay,
  closed,
  codeField,
  dialog,
  fill,
  giveCode,
  idsOf,
  methodsOf,
  named,
  opened,
  press,
  rig,
  shadow,
  shows,
  textOf,
} from './verification.js';

/** It is no module. */
async function reader(): Promise<typeof jsQR> {
  const script = Object.assign(document.createElement('script'), {src: '/node_modules/jsqr/dist/jsQR.js'});
  document.head.append(script);
  await oneEvent(script, 'load');
  return (globalThis as unknown as {jsQR: typeof jsQR}).jsQR;
}

const secretOf = (element: Element) =>
  shadow(element).querySelector('dialog code')!.textContent.replace(/\s/g, '');
const codeOf = (secret: string, at = Date.now()) => new TOTP({secret}).generate({timestamp: at});

async function toApp(element: Element) {
  await press(element, 'Add: Authenticator app');
  await opened(element);
  await press(element, 'Next');
  await until(() => codeField(element), 'the code is asked for');
  return secretOf(element);
}

const update = 'Update Authentication phone +44 •••• ••23';

async function toCode(element: Element, number = '+44 7700 900456') {
  await press(element, update);
  await opened(element);
  fill(element, '#enrol-number', number);
  await press(element, 'Next');
}

describe('security-verification, setting something up', () => {
  afterEach(unmountAll);

  it('claims nothing where it was begun and no more is told: what is there now says it', async () => {
    const {adapter} = backendIn();
    const element = mount(
      'security-verification',
      wrapped(adapter, (call, name) =>
        name === 'verification.begin' ? Promise.resolve({kind: 'done'}) : call(),
      ),
    );
    let added = false;
    element.addEventListener('account-method-added', () => (added = true));
    await press(element, 'Add: Authenticator app');
    await opened(element);
    await press(element, 'Next');
    await closed(element);
    await until(() => announced(element).includes('Below is what is set up now.'), 'it is announced');
    expect(textOf(element)).not.to.contain('is set up and can be used');
    expect(added).to.equal(false);
  });

  it('sets up an authenticator app with a code that is really checked, typed as people type it', async () => {
    const {element, backend} = await rig();
    const secret = await toApp(element);
    expect(shadow(element).querySelector('dialog code')!.textContent).to.match(/^([A-Z2-7]{4} ?)+$/);
    await giveCode(element, '000000');
    await until(() => codeField(element)!.getAttribute('aria-invalid') === 'true', 'the code is wrong');
    expect(codeField(element)!.value).to.equal('000000');
    expect(element.textContent).to.contain('This code isn’t right');
    expect(methodsOf(backend).filter(({type}) => type === 'authenticator-app')).to.have.length(1);
    const code = codeOf(secret);
    const fullWidth = [...code].map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join('');
    const added = oneEvent<MethodAddedEvent>(element, 'account-method-added');
    await giveCode(element, ` ${fullWidth.slice(0, 3)} - ${fullWidth.slice(3)} `);
    const {methodType, replaced} = await added;
    expect({methodType, replaced}).to.deep.equal({methodType: 'authenticator-app', replaced: false});
    await closed(element);
    await shows(element, 'Authenticator app is set up');
    await until(() => shadow(element).activeElement?.id === 'results', 'the focus is on what happened');
    expect(methodsOf(backend).filter(({type}) => type === 'authenticator-app')).to.have.length(2);
    // Nothing of it stays.
    await element.updateComplete;
    expect(everyText(element).replace(/\s/g, '')).not.to.contain(secret);
    expect(codeField(element)).to.equal(null);
    await shows(element, 'Sign out your other sessions');
  });

  it('draws a picture that a camera can read, black on white', async () => {
    const {element} = await rig();
    const secret = await toApp(element);
    await until(() => shadow(element).querySelector('svg.qr[role=img]'), 'the picture is there');
    const picture = shadow(element).querySelector('svg.qr')!;
    expect(picture.getAttribute('aria-label')).to.equal('QR code for your authenticator app');
    const copy = picture.cloneNode(true) as SVGElement;
    copy.setAttribute('width', '300');
    copy.setAttribute('height', '300');
    const url = URL.createObjectURL(
      new Blob([new XMLSerializer().serializeToString(copy)], {type: 'image/svg+xml'}),
    );
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {width: 300, height: 300});
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0, 300, 300);
    const {data} = context.getImageData(0, 0, 300, 300);
    expect([...data.slice(0, 4)]).to.deep.equal([255, 255, 255, 255]);
    const read = (await reader())(data, 300, 300)!.data;
    expect((URI.parse(read) as TOTP).secret.base32).to.equal(secret);
  });

  it('takes the secret out of the page when it is cancelled, and gives it up at the backend', async () => {
    const {element, backend} = await rig();
    const secret = await toApp(element);
    expect(backend.state.verification.enrollments).to.have.length(1);
    codeField(element)!.value = '123 456';
    await press(element, 'Cancel');
    await closed(element);
    await until(() => announced(element).includes('Nothing was added.'), 'it says so');
    expect(everyText(element).replace(/\s/g, '')).not.to.contain(secret).and.not.to.contain('123456');
    await until(() => backend.state.verification.enrollments.length === 0, 'it is given up');
    expect(shadow(element).activeElement).to.equal(named(element, 'Add: Authenticator app'));
  });

  it('takes secrets out of the page when the element goes, and when nobody is signed in any more', async () => {
    for (const end of ['removed', 'signed out'] as const) {
      const {element, backend} = await rig();
      const secret = await toApp(element);
      const field = codeField(element)!;
      field.value = '123456';
      if (end === 'removed') element.remove();
      else {
        backend.faults.add('*', {code: 'unauthenticated'});
        await element.refresh();
      }
      await until(() => !everyText(element).replace(/\s/g, '').includes(secret), `the secret goes, ${end}`);
      expect(field.value).to.equal('');
      expect(field.isConnected).to.equal(false);
      unmountAll();
    }
  });

  it('replaces a phone number once its code came back, and not before', async () => {
    const {element, backend} = await rig();
    await toCode(element);
    await until(() => codeField(element), 'the code is asked for');
    expect(textOf(element)).to.contain('We sent a text message with a code to');
    expect(methodsOf(backend).find(({slot}) => slot === 'mobile')?.destination).to.contain('23');
    expect(named(element, 'Send it again')!.getAttribute('aria-disabled')).to.equal('true');
    await giveCode(element, '12 34 56');
    await closed(element);
    await shows(element, 'is updated. The old one no longer counts.');
    expect(methodsOf(backend).find(({slot}) => slot === 'mobile')?.destination).to.contain('56');
  });

  it('says what is wrong with a number at its field, and loses nothing', async () => {
    const {element} = await rig();
    await toCode(element, 'no number');
    await until(
      () => shadow(element).querySelector('#enrol-number')!.getAttribute('aria-invalid') === 'true',
      'the number is wrong',
    );
    const field = shadow(element).querySelector<HTMLInputElement>('#enrol-number')!;
    expect(field.value).to.equal('no number');
    expect(shadow(element).activeElement).to.equal(field);
    await shows(element, 'That doesn’t have the right form.');
  });

  it('starts again with the number still there, where the enrolment has expired', async () => {
    const {element, backend} = await rig();
    await toCode(element);
    await until(() => codeField(element), 'the code is asked for');
    backend.faults.add('verification.complete', {code: 'expired'});
    await giveCode(element, '123456');
    await shows(element, 'That took too long and has expired.');
    expect(shadow(element).querySelector<HTMLInputElement>('#enrol-number')!.value).to.equal(
      '+44 7700 900456',
    );
    expect(codeField(element)).to.equal(null);
    backend.faults.clear();
    await press(element, 'Next');
    await giveCode(element, '123456');
    await closed(element);
  });

  it('shows recovery codes once, and counts them only when they are kept', async () => {
    const {element, backend} = await rig();
    const former = JSON.stringify(backend.state.verification.methods);
    await press(element, 'Update Recovery codes');
    await opened(element);
    await press(element, 'Next');
    await until(() => shadow(element).querySelectorAll('.secrets code').length === 10, 'ten codes');
    const codes = [...shadow(element).querySelectorAll('.secrets code')].map(({textContent}) => textContent);
    expect(JSON.stringify(backend.state.verification.methods)).to.equal(former);
    for (const way of ['Copy', 'Download', 'Print']) expect(named(element, way), way).not.to.equal(undefined);
    await press(element, 'I have kept them');
    await closed(element);
    await shows(element, '10 codes left');
    expect(everyText(document.documentElement)).not.to.contain(codes[0]);
    expect(JSON.stringify(backend.state.verification.methods)).not.to.equal(former);
  });

  it('asks for no name that the backend would not keep', async () => {
    const {adapter} = backendIn();
    const verification = adapter.verification!;
    const get: typeof verification.get = async (options) => {
      const state = await verification.get(options);
      const named = (type: string) => type !== 'authenticator-app';
      return {...state, options: state.options.map((option) => ({...option, named: named(option.type)}))};
    };
    const element = mount('security-verification', {...adapter, verification: {...verification, get}});
    for (const [type, count] of [
      ['Authenticator app', 0],
      ['Passkey', 1],
    ] as const) {
      await press(element, `Add: ${type}`);
      await opened(element);
      expect(shadow(element).querySelectorAll('#enrol-label'), type).to.have.length(count);
      await press(element, 'Cancel');
      await closed(element);
    }
  });

  it('wants a name for an app password, and shows it once', async () => {
    const {element, backend} = await rig();
    await press(element, 'Add: App password');
    await opened(element);
    await press(element, 'Next');
    await shows(element, 'Please fill this in.');
    fill(element, '#enrol-label', 'Calendar');
    await press(element, 'Next');
    await until(() => shadow(element).querySelectorAll('.secrets code').length === 1, 'it is shown');
    expect(idsOf(backend)).to.have.length(7);
    await press(element, 'I have kept it');
    await closed(element);
    await shows(element, 'Calendar is set up');
    expect(idsOf(backend)).to.have.length(8);
  });

  it('leads to the page of a backend that does it there, opens nothing, and asks nobody whether to leave', async () => {
    const {element} = await rig('redirect');
    let asked: boolean | undefined;
    element.addEventListener('account-redirect-request', (event) => {
      event.preventDefault();
      asked = asksToStay();
    });
    const leaving = oneEvent<Event & {operation: string}>(element, 'account-redirect-request');
    await press(element, 'Add: Authenticator app');
    expect((await leaving).operation).to.equal('verification.begin');
    expect(asked).to.equal(false);
    await element.updateComplete;
    expect(dialog(element)).to.equal(null);
  });

  it('shows the only address that a backend can prove, and lets nobody type another', async () => {
    const {adapter} = backendIn();
    const destination = 'ada@mail.example';
    const requests: unknown[] = [];
    const only = wrapped(adapter, async (call, name, [request]) => {
      if (name === 'verification.begin') requests.push(request);
      if (name !== 'verification.get') return call();
      const state = (await call()) as VerificationState;
      return {...state, options: [{type: 'email', add: {support: 'native'}, destination}]};
    });
    const element = mount('security-verification', only);
    await press(element, 'Add: E-mail');
    await opened(element);
    const field = shadow(element).querySelector<HTMLInputElement>('#enrol-address')!;
    expect([field.value, field.readOnly]).to.deep.equal([destination, true]);
    expect(textOf(element)).not.to.contain('outside your organization');
    await press(element, 'Next');
    await until(() => requests.length > 0, 'it is begun');
    expect(requests).to.deep.equal([{type: 'email', address: destination}]);
  });

  it('offers nothing new where another page or nobody can do it, and says so', async () => {
    const {element} = await rig('external');
    expect(named(element, 'Add: Authenticator app')).to.equal(undefined);
    expect(textOf(element)).to.contain('Continue on that page');
    unmountAll();
    const {element: closedOne} = await rig('read-only');
    expect(named(closedOne, 'Save')).to.equal(undefined);
    expect(textOf(closedOne)).to.contain('Contoso has closed self-service for now.');
  });

  it('keeps what is typed when the language changes in the middle', async () => {
    const {element} = await rig();
    await press(element, update);
    await opened(element);
    fill(element, '#enrol-number', '+44 7700');
    element.lang = 'fr';
    await shows(element, 'Numéro de téléphone');
    expect(shadow(element).querySelector<HTMLInputElement>('#enrol-number')!.value).to.equal('+44 7700');
    element.lang = 'en';
    fill(element, '#enrol-number', '+44 7700 900456');
    await press(element, 'Next');
    await until(() => codeField(element), 'the code is asked for');
    codeField(element)!.value = '12';
    element.lang = 'fr';
    await shows(element, 'Renvoyer le code');
    expect(codeField(element)!.value).to.equal('12');
  });
});
