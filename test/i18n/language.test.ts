import {fixture, html} from '@open-wc/testing';

import '../../src/elements/device-list/define.js';
import type {DeviceListElement} from '../../src/elements/device-list/device-list.js';
import {double} from '../support/double.js';
import {until} from '../support/reading.js';

const heading = (element: DeviceListElement) =>
  element.shadowRoot?.querySelector('#heading')?.textContent.trim();
const says = (element: DeviceListElement, text: string) =>
  until(() => heading(element) === text, `says “${text}”`);

describe('the language of an element', () => {
  it('is English where the page says nothing that we speak', async () => {
    const root = await fixture(html`<div lang="tlh"><device-list .adapter=${double()}></device-list></div>`);
    await says(root.querySelector('device-list')!, 'Devices');
  });

  it('is the nearest ancestor’s, also when that changes', async () => {
    const root = await fixture<HTMLElement>(
      html`<div lang="en">
        <div><device-list .adapter=${double()}></device-list></div>
      </div>`,
    );
    const element = root.querySelector('device-list')!;
    await says(element, 'Devices');
    root.firstElementChild!.setAttribute('lang', 'fr-CA');
    await says(element, 'Appareils');
    root.firstElementChild!.removeAttribute('lang');
    await says(element, 'Devices');
  });

  it('comes through a shadow root', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="fr"></div>`);
    const root = outer.attachShadow({mode: 'open'});
    const element = document.createElement('device-list');
    element.adapter = double();
    root.append(element);
    await says(element, 'Appareils');
    outer.lang = 'en';
    await says(element, 'Devices');
  });

  it('is taken from a name as servers write it: fr_FR', async () => {
    const root = await fixture(
      html`<div lang="fr_FR"><device-list .adapter=${double()}></device-list></div>`,
    );
    await says(root.querySelector('device-list')!, 'Appareils');
  });

  it('survives a tag that is no language', async () => {
    const root = await fixture(
      html`<div lang="not a language!"><device-list .adapter=${double()}></device-list></div>`,
    );
    await says(root.querySelector('device-list')!, 'Devices');
  });

  it('leaves texts of the page’s own in place', async () => {
    const root = await fixture(
      html`<div lang="fr">
        <device-list .adapter=${double()} .messages=${{heading: 'Mes machines'}}></device-list>
      </div>`,
    );
    await says(root.querySelector('device-list')!, 'Mes machines');
  });

  it('marks every English word in the pseudo-locale', async () => {
    const root = await fixture(
      html`<div lang="en-XA"><device-list .adapter=${double()}></device-list></div>`,
    );
    await until(() => heading(root.querySelector('device-list')!)?.startsWith('['), 'it is marked');
  });
});
