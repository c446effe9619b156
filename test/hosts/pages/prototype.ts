import {account, type Host, news, page} from '../host.js';

/** A stand-in for Prototype 1.7.3, which no registry has: the built-in functions that it puts its own in the place of. */
const prototype = `<script>
  Array.from = function (iterable) {
    if (!iterable) return [];
    if ('toArray' in Object(iterable)) return iterable.toArray();
    var length = iterable.length || 0, results = new Array(length);
    while (length--) results[length] = iterable[length];
    return results;
  };
  Array.prototype.toArray = Array.prototype.clone = Array.prototype.entries = function () { return [].concat(this); };
  Array.prototype.each = Array.prototype.forEach;
  Array.prototype.collect = Array.prototype.map;
  Array.prototype.detect = Array.prototype.find = function (test, context) {
    for (var i = 0; i < this.length; i++) if (test.call(context, this[i], i)) return this[i];
  };
  Array.prototype.include = function (each) { return this.indexOf(each) !== -1; };
  Array.prototype.first = function () { return this[0]; };
  Array.prototype.last = function () { return this[this.length - 1]; };
  Object.keys = function (object) { var keys = []; for (var key in object) if (Object.prototype.hasOwnProperty.call(object, key)) keys.push(key); return keys; };
  Element.prototype.update = function (content) { this.innerHTML = content; return this; };
  Element.prototype.show = function () { this.style.display = ''; return this; };
  Element.prototype.hide = function () { this.style.display = 'none'; return this; };
  Element.prototype.visible = function () { return this.style.display !== 'none'; };
  Element.prototype.select = function (selector) { return [].slice.call(this.querySelectorAll(selector)); };
  Element.prototype.up = function () { return this.parentNode; };
  Element.prototype.remove = function () { this.parentNode && this.parentNode.removeChild(this); return this; };
</script>`;

export const host: Host = {
  name: 'a page with Prototype',
  classic: true,
  pages: {
    '/account': page(`${prototype}%library%`, `${news}${account}`),
    '/news': page('%library%', 'Today'),
  },
};
