/** Says that a tag is somebody else's, with the cure. */
export function takenText(tag: string): string {
  return `<${tag}> is already registered by other code on this page, so account-elements left it alone. Use another prefix: define({prefix: 'acme'}) from 'account-elements' registers <acme-${tag}>.`;
}
