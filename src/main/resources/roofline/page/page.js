
'use strict';
(() => {
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // Rows are numbered over all tables, as the dots of the chart number them.
  const rows = all('tbody tr, tfoot tr');
  // A chart is there twice, for two widths of the window. The narrow one's dots stand in the same order, and are told of once.
  const twins = new Map();
  for (const figure of all('.chart')) {
    const [whole, narrow] = all('.roofline-chart', figure).map((svg) => all('.dot', svg));
    narrow.forEach((dot, i) => {
      twins.set(dot, whole[i]);
      Object.assign(dot.dataset, whole[i].dataset);
    });
  }
  const dots = all('.roofline-chart .dot');
  const counted = dots.filter((dot) => !twins.has(dot));
  const dotsOf = new Map();
  const rowOf = new Map();
  for (const dot of dots) {
    const number = dot.dataset.row;
    const row = number === undefined ? undefined : rows[Number(number)];
    if (row) {
      rowOf.set(dot, row);
      dotsOf.set(row, [...(dotsOf.get(row) || []), dot]);
      row.dataset.dot = '';
    }
  }

  // What a dot or a line has to say, beside the pointer or beside the dot that has the focus.
  const tip = make('div', {className: 'tip', hidden: true});
  tip.setAttribute('role', 'tooltip');
  document.body.append(tip);
  const show = (text, x, y) => {
    tip.textContent = text;
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    const left = x + 14 + box.width > innerWidth - 8 ? x - 14 - box.width : x + 14;
    const top = y + 14 + box.height > innerHeight - 8 ? y - 14 - box.height : y + 14;
    tip.style.left = Math.max(8, left) + 'px';
    tip.style.top = Math.max(8, top) + 'px';
  };
  const light = (lit) => {
    all('.lit').forEach((element) => element.classList.remove('lit'));
    lit.forEach((element) => element && element.classList.add('lit'));
  };
  const leave = () => {
    tip.hidden = true;
    light([]);
  };

  // A title of SVG becomes a name: the browser's own tip would cover the page's.
  const says = new Map();
  for (const title of all('.roofline-chart g > title')) {
    says.set(title.parentNode, title.textContent);
    title.remove();
  }
  twins.forEach((dot, twin) => says.has(dot) && says.set(twin, says.get(dot)));
  const pointed = (target) => {
    const group = target.closest ? target.closest('g') : null;
    return group && says.has(group) ? group : null;
  };
  for (const svg of all('.roofline-chart')) {
    svg.addEventListener('pointermove', (event) => {
      const group = pointed(event.target);
      if (group) {
        show(says.get(group), event.clientX, event.clientY);
        light([group.classList.contains('dot') ? group : null, rowOf.get(group)]);
      } else {
        leave();
      }
    });
    svg.addEventListener('pointerleave', leave);
    svg.addEventListener('click', (event) => {
      const row = rowOf.get(pointed(event.target));
      if (row) row.scrollIntoView({block: 'center'});
    });

    // One stop of the Tab key for the chart; arrows go from dot to dot, from left to right.
    const place = (dot) => dot.querySelector('.mark').getBoundingClientRect();
    const middle = (box) => ({x: box.left + box.width / 2, y: box.top + box.height / 2});
    const own = all('.dot', svg);
    if (own.length === 0) continue;
    svg.setAttribute('role', 'group');
    for (const dot of own) {
      dot.setAttribute('role', 'img');
      dot.setAttribute('aria-label', says.get(dot) || '');
    }
    let order = own;
    // Of the one that is not seen nothing has a place.
    const arrange = () => {
      order = own.map((dot) => ({dot, ...middle(place(dot))}))
        .sort((a, b) => a.x - b.x || a.y - b.y).map((each) => each.dot);
      const first = order.find((dot) => !dot.classList.contains('off'));
      own.forEach((dot) => dot.setAttribute('tabindex', dot === first ? '0' : '-1'));
    };
    arrange();
    matchMedia('(max-width:760px)').addEventListener('change', arrange);
    const move = (from, to) => {
      from.setAttribute('tabindex', '-1');
      to.setAttribute('tabindex', '0');
      to.focus();
    };
    svg.addEventListener('focusin', (event) => {
      const dot = event.target.closest('.dot');
      if (!dot) return;
      const box = place(dot);
      show(says.get(dot), box.right, box.bottom);
      light([dot, rowOf.get(dot)]);
    });
    svg.addEventListener('focusout', leave);
    svg.addEventListener('keydown', (event) => {
      const dot = event.target.closest('.dot');
      if (!dot) return;
      const shown = order.filter((each) => !each.classList.contains('off'));
      const at = shown.indexOf(dot);
      const to = {ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1}[event.key];
      if (to !== undefined) {
        event.preventDefault();
        if (shown[to]) move(dot, shown[to]);
      } else if (event.key === 'Enter' && rowOf.get(dot)) {
        rowOf.get(dot).scrollIntoView({block: 'center'});
      } else if (event.key === 'Escape') {
        leave();
      }
    });
  }
  for (const [row, its] of dotsOf) {
    row.addEventListener('pointerenter', () => light([row, ...its]));
    row.addEventListener('pointerleave', leave);
  }

  // Sorting. A column of numbers is sorted by them, with the prefixes of their units; what has none comes last.
  const prefixes = {n: 1e-9, '\u00b5': 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18};
  const form = /^([<>]?)(-?[\d,]*\.?\d+(?:E[-+]?\d+)?)(?: ?x| ([n\u00b5mkMGTPE]?)(?:FLOP|OP|B|bit|s)(?:\/(?:s|B))?)?(?: to .*)?$/;
  const number = (text) => {
    const parts = form.exec(text);
    if (!parts) return NaN;
    const value = Number(parts[2].replaceAll(',', '')) * (prefixes[parts[3]] || 1);
    return parts[1] === '<' ? value * 0.99 : parts[1] === '>' ? value * 1.01 : value;
  };
  for (const table of all('table')) {
    const body = table.tBodies[0];
    const first = Array.from(body.rows);
    if (first.length < 2) continue;
    all('thead th', table).forEach((heading, column) => {
      const texts = new Map(first.map((row) => [row, row.cells[column].textContent.trim()]));
      const isAbsent = (row) => texts.get(row) === '-';
      const isNumeric = first.every((row) => isAbsent(row) || !Number.isNaN(number(texts.get(row))));
      const values = new Map(first.map((row) => [row, isNumeric ? number(texts.get(row)) : texts.get(row)]));
      const compare = (a, b) => (values.get(a) < values.get(b) ? -1 : values.get(a) > values.get(b) ? 1 : 0);
      const button = make('button', {type: 'button'}, ...heading.childNodes);
      heading.append(button);
      // A browser repeats headings on every page of print, but not the buttons in them.
      addEventListener('beforeprint', () => heading.replaceChildren(button.textContent));
      addEventListener('afterprint', () => heading.replaceChildren(button));
      button.addEventListener('click', () => {
        const was = heading.getAttribute('aria-sort');
        // Numbers are wanted from the largest, names from the first.
        const next = {null: isNumeric ? 'descending' : 'ascending', ascending: isNumeric ? null : 'descending', descending: isNumeric ? 'ascending' : null}[was];
        all('thead th', table).forEach((other) => other.removeAttribute('aria-sort'));
        const sorted = first.slice();
        if (next) {
          heading.setAttribute('aria-sort', next);
          const sign = next === 'ascending' ? 1 : -1;
          sorted.sort((a, b) => isAbsent(a) - isAbsent(b) || sign * compare(a, b));
        }
        body.append(...sorted);
      });
    });
  }

  // Filters by phase and by group, over the chart and the tables.
  const section = document.getElementById('tables');
  const kinds = [['phase', 'Phases'], ['group', 'Groups']].map(([key, title]) => {
    const named = (from) => all(from + '[data-' + key + ']').map((element) => element.dataset[key]);
    // In the order of the tables.
    const names = new Set([...named('.part'), ...named('.part tr'), ...named('.dot')]);
    return {key, title, names: Array.from(names), off: new Set()};
  }).filter((kind) => kind.names.length > 1);
  if (section && kinds.length > 0) {
    const count = make('p', {className: 'count'});
    count.setAttribute('role', 'status');
    const isOff = (element) => kinds.some((kind) => kind.off.has(element.dataset[kind.key]));
    const partOf = (row) => row.closest('.part');
    const apply = () => {
      for (const element of all('.roofline-chart [data-phase], .roofline-chart [data-group], .part, .part tr')) {
        element.classList.toggle('off', isOff(element));
      }
      for (const svg of all('.roofline-chart')) {
        // A line of a colour goes with the last dot of it.
        for (const line of all('g[class^=h]', svg)) {
          const its = all('.dot.' + line.classList[0], svg);
          line.classList.toggle('off', its.length > 0 && its.every((dot) => dot.classList.contains('off')));
        }
        const shown = all('.dot:not(.off)', svg);
        if (shown.length > 0 && !shown.some((dot) => dot.getAttribute('tabindex') === '0')) {
          all('.dot', svg).forEach((dot) => dot.setAttribute('tabindex', dot === shown[0] ? '0' : '-1'));
        }
      }
      const groups = kinds.find((kind) => kind.key === 'group');
      for (const foot of all('tfoot th')) {
        foot.dataset.name = foot.dataset.name || foot.textContent;
        const partly = groups && groups.off.size > 0 && foot.closest('table').querySelector('tbody .off');
        foot.textContent = foot.dataset.name + (partly ? ', all groups' : '');
      }
      const inBody = rows.filter((row) => row.parentNode.tagName === 'TBODY');
      const shown = inBody.filter((row) => !row.classList.contains('off') && !partOf(row).classList.contains('off'));
      const drawn = counted.filter((dot) => !dot.classList.contains('off'));
      count.textContent = shown.length + ' of ' + inBody.length + ' rows, ' + drawn.length + ' of ' + counted.length + ' dots';
    };
    const form = make('div', {className: 'filters'});
    for (const kind of kinds) {
      const fields = make('fieldset', {}, make('legend', {textContent: kind.title}));
      for (const name of kind.names) {
        const box = make('input', {type: 'checkbox', checked: true});
        box.addEventListener('change', () => {
          if (box.checked) kind.off.delete(name); else kind.off.add(name);
          apply();
        });
        fields.append(make('label', {}, box, name));
      }
      form.append(fields);
    }
    form.append(count);
    const chart = document.querySelector('.chart');
    (chart || section).before(form);
    apply();
  }
})();
