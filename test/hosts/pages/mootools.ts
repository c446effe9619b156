import {account, type Host, news, page} from '../host.js';

/** A stand-in for MooTools 1.4.5 with its compatibility layer, whose part for the DOM no registry has: the globals that it puts its own in the place of. */
const mootools = `<script>
  (function () {
    var slice = Array.prototype.slice;
    window.Event = function DOMEvent(event) { this.event = event || window.event; this.type = event && event.type; };
    Array.from = function (item) {
      if (item == null) return [];
      return typeof item === 'object' && typeof item.length === 'number' ? (Array.isArray(item) ? item : slice.call(item)) : [item];
    };
    Array.prototype.map = function (fn, bind) {
      var results = [];
      for (var i = 0, l = this.length >>> 0; i < l; i++) if (i in this) results[i] = fn.call(bind, this[i], i, this);
      return results;
    };
    Array.prototype.contains = function (item, from) { return this.indexOf(item, from) !== -1; };
    Array.prototype.clean = function () { return this.filter(function (item) { return item != null; }); };
    Array.prototype.each = Array.prototype.forEach;
    Function.prototype.bind = function (that) {
      var self = this, args = arguments.length > 1 ? slice.call(arguments, 1) : null, F = function () {};
      var bound = function () {
        var context = that, length = arguments.length;
        if (this instanceof bound) { F.prototype = self.prototype; context = new F(); }
        var result = !args && !length ? self.call(context) : self.apply(context, args && length ? args.concat(slice.call(arguments)) : args || arguments);
        return context === that ? result : context;
      };
      return bound;
    };
    Number.from = function (item) { var number = parseFloat(item); return isFinite(number) ? number : null; };
    String.prototype.contains = function (text) { return this.indexOf(text) > -1; };
    Element.prototype.getElement = function (selector) { return this.querySelector(selector); };
  })();
</script>`;

export const variants: readonly Host[] = [
  {
    name: 'a page with MooTools',
    classic: true,
    pages: {
      '/account': page(`${mootools}%library%`, `${news}${account}`),
      '/news': page('%library%', 'Today'),
    },
  },
  {
    name: 'a page with the core of MooTools 1.4.5 itself, without its part for the DOM',
    classic: true,
    libraries: {'mootools.js': 'mootools/lib/mootools-core-1.4.5-server.js'},
    pages: {
      '/account': page('<script src="/lib/mootools.js"></script>%library%', `${news}${account}`),
      '/news': page('%library%', 'Today'),
    },
  },
];
