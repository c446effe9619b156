import type {DisableReason} from '../../contract/device.js';

/** The backend has confirmed that a device no longer belongs to the account. */
export class DeviceDisabledEvent extends Event {
  static readonly type = 'account-device-disabled';
  readonly deviceId: string;
  /** What the person said: 'lost', 'unused' or 'unknown'. */
  readonly why: DisableReason | undefined;

  constructor(deviceId: string, why: DisableReason | undefined) {
    super(DeviceDisabledEvent.type, {bubbles: true, composed: true});
    this.deviceId = deviceId;
    this.why = why;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [DeviceDisabledEvent.type]: DeviceDisabledEvent;
  }
}
