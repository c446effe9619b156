import type {ReactiveController} from 'lit';

import type {Profile} from '../../contract/profile.js';
import type {AccountHost} from '../../state/host.js';
import {Resource} from '../../state/resource.js';

/** The largest size in which the photo is shown, with its pixels on a sharp screen. */
const size = () => 72 * Math.max(2, Math.ceil(devicePixelRatio));

/** The person's photo, drawn on a canvas: a `blob:` image would need a looser content security policy. */
export class Photo implements ReactiveController {
  /** Absent: there is none, or it cannot be shown. */
  canvas: HTMLCanvasElement | undefined;
  readonly #host: AccountHost;
  readonly #read: Resource<Blob | null>;
  #blob: Blob | null | undefined;
  #drawing = false;

  /** `profile` is asked for the profile, which may say that there is no photo. */
  constructor(host: AccountHost, profile: () => Profile | undefined) {
    this.#host = host;
    this.#read = new Resource(host, (account) => {
      const support = account.description.value?.capabilities['profile.photo'].support;
      const published = support === 'native' && (profile()?.hasPhoto ?? profile() !== undefined);
      if (!published) return undefined;
      return account.read('profile photo', ({profile}, options) => profile.photo({size: size()}, options));
    });
    host.addController(this);
  }

  /** Whether there is one, or may be, by what was read last. */
  get published(): boolean {
    return this.#read.read === undefined
      ? false
      : this.#read.value !== null || this.#read.error !== undefined;
  }

  /** It is not known yet whether there is one. */
  get pending(): boolean {
    return this.#drawing || (this.#read.value === undefined && this.#read.pending);
  }

  hostUpdate() {
    const blob = this.#read.value;
    if (blob === this.#blob) return;
    this.#blob = blob;
    this.#drawing = Boolean(blob);
    if (blob) void this.#draw(blob);
    else this.canvas = undefined;
  }

  async #draw(blob: Blob) {
    const canvas = await drawn(blob).catch(() => undefined);
    if (blob !== this.#blob) return;
    this.#drawing = false;
    this.canvas = canvas;
    this.#host.requestUpdate();
  }
}

/** The middle of the picture, as a square. */
async function drawn(blob: Blob): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(blob);
  const canvas = document.createElement('canvas');
  const edge = Math.min(bitmap.width, bitmap.height);
  canvas.width = canvas.height = size();
  const context = canvas.getContext('2d');
  if (context) context.imageSmoothingQuality = 'high';
  const [left, top] = [(bitmap.width - edge) / 2, (bitmap.height - edge) / 2];
  context?.drawImage(bitmap, left, top, edge, edge, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}
