import {css, type CSSResultGroup, html, nothing, svg} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {Client, Description, Device} from './client.js';
import {Part} from './part.js';

const joins = {
  registered: 'Registered with your organization',
  joined: 'Joined to your organization',
  'hybrid-joined': 'Joined to your organization (hybrid)',
};
const shapes: Record<string, unknown> = {
  laptop: svg`<rect x="4" y="5" width="16" height="11" rx="1.5"/><path d="M2 19h20"/>`,
  phone: svg`<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M11 18.5h2"/>`,
  tablet: svg`<rect x="4.5" y="2.5" width="15" height="19" rx="2"/><path d="M11 18.5h2"/>`,
  desktop: svg`<rect x="3" y="4" width="18" height="12" rx="1.5"/><path d="M9 20h6M12 16v4"/>`,
  other: svg`<rect x="5" y="5" width="14" height="14" rx="2"/><path d="M12 9v6"/>`,
};
const date = new Intl.DateTimeFormat('en', {dateStyle: 'long'});
const relative = new Intl.RelativeTimeFormat('en', {numeric: 'auto'});
const daysAgo = (instant: string) =>
  relative.format(-Math.floor((Date.now() - Date.parse(instant)) / 86_400_000), 'day');

class PlainDevices extends Part {
  static override styles: CSSResultGroup = [
    Part.styles,
    css`
      ul {
        margin: 1rem 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 1.5rem 1fr auto;
        gap: 0.125rem 0.875rem;
        align-items: center;
        padding-block: 0.875rem;
        border-block-start: 1px solid #d5d9e0;
      }
      svg {
        inline-size: 1.5rem;
        fill: none;
        stroke: #5b6675;
        stroke-width: 1.5;
      }
      strong {
        font-weight: 600;
      }
    `,
  ];

  #devices: readonly Device[] | undefined;
  #next: string | undefined;
  #description: Description | undefined;

  protected override async load(client: Client) {
    const [page, description] = await Promise.all([client.devices(), client.description]);
    [this.#devices, this.#next, this.#description] = [page.items, page.next, description];
  }

  protected override renderContent() {
    if (!this.#devices) return undefined;
    return html`<h2>Devices</h2>
      <p>Check that you know each device and that it is properly connected to your organization.</p>
      <ul>
        ${repeat(
          this.#devices,
          ({id}) => id,
          (device) => this.#renderDevice(device),
        )}
      </ul>
      ${this.#next === undefined ? nothing : html`<button @click=${() => this.#more()}>Show more</button>`}`;
  }

  #renderDevice(device: Device) {
    const {
      name,
      kind = 'other',
      current,
      compliance,
      disable = this.#description?.capabilities['devices.disable'],
    } = device;
    return html`<li part="device">
      <svg viewBox="0 0 24 24" aria-hidden="true">${shapes[kind] ?? shapes['other']}</svg>
      <div>
        <strong>${name}</strong>
        ${current ? html`<span class="tag">This device</span>` : nothing}
        ${compliance === 'non-compliant' ? html`<span class="tag warn">Not compliant</span>` : nothing}
        <div class="muted">${this.#facts(device).join(' · ')}</div>
        ${device.disable ? this.renderRefusal(device.disable) : nothing}
      </div>
      ${
        disable?.support === 'native'
          ? html`<button aria-label="Disable device ${name}" @click=${() => this.#disable(device)}>
              Disable device
            </button>`
          : nothing
      }
    </li>`;
  }

  #facts({
    os,
    osVersion,
    manufacturer,
    model,
    compliance,
    managed,
    join,
    registeredAt,
    lastActivityAt,
  }: Device) {
    return [
      [os, osVersion].filter(Boolean).join(' '),
      [manufacturer, model].filter(Boolean).join(' '),
      compliance === 'compliant' && 'Compliant',
      managed && 'Managed',
      join && joins[join],
      registeredAt && `Registered ${date.format(Date.parse(registeredAt))}`,
      lastActivityAt && `Last active ${daysAgo(lastActivityAt)}`,
    ].filter(Boolean);
  }

  #more() {
    this.attempt(async () => {
      const page = await this.client?.devices(this.#next);
      this.#devices = [...(this.#devices ?? []), ...(page?.items ?? [])];
      this.#next = page?.next;
    });
  }

  #disable({id, name}: Device) {
    if (!confirm(`Disable ${name}?`)) return;
    this.attempt(async () => {
      await this.client?.disable(id);
      this.#devices = this.#devices?.filter((device) => device.id !== id);
    });
  }
}

customElements.define('plain-devices', PlainDevices);
