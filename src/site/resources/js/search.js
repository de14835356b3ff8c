// Search over the site's own index (search-index.js, written by the build): no network, works from files.
(function () {
  'use strict';
  const MOST = 20;
  const parts = window.searchIndex || [];

  /** Small letters, and what separates words as blanks: "KV-cache" is found by "kv cache" and by "kv_cache". */
  const plain = (text) => ' ' + text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim() + ' ';

  const known = parts.map((part) => ({
    part,
    heading: plain(part.heading),
    title: plain(part.title),
    texts: part.texts.map(plain),
  }));

  /** A whole word counts more than the beginning of one, and nothing else counts. */
  const match = (text, word) => (text.includes(' ' + word + ' ') ? 2 : text.includes(' ' + word) ? 1 : 0);

  /** How well a part answers; 0 where one of the words is nowhere in it. Words that stand together count more. */
  function score(entry, words, query) {
    let sum = 0;
    for (const word of words) {
      let best = Math.max(4 * match(entry.heading, word), 2 * match(entry.title, word));
      for (const text of entry.texts) best = Math.max(best, 1.5 * match(text, word) * (text.startsWith(' ' + word) ? 1.5 : 1));
      if (best === 0) return 0;
      sum += best;
    }
    const phrase = ' ' + words.join(' ') + ' ';
    if (entry.heading === phrase) sum += 6;
    else if (entry.heading.includes(phrase.trimEnd())) sum += 4;
    if (entry.texts.some((text) => text.startsWith(phrase))) sum += 6;
    else if (entry.texts.some((text) => text.includes(phrase))) sum += 4;
    else if (entry.texts.some((text) => words.every((word) => match(text, word) > 0))) sum += 1;
    // An option is asked for with its dashes.
    return sum + (query.startsWith('-') && entry.part.heading.startsWith(query) ? 8 : 0);
  }

  function find(query) {
    const words = plain(query).trim().split(' ').filter((word) => word);
    if (words.length === 0) return [];
    return known
      .map((entry) => ({entry, score: score(entry, words, query.trim())}))
      .filter((each) => each.score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST)
      .map(({entry}) => ({part: entry.part, text: best(entry, words)}));
  }

  /** The text of a part that has most of the words, cut around the first of them. */
  function best(entry, words) {
    let found = '';
    let most = 0;
    entry.texts.forEach((text, i) => {
      const hits = words.reduce((sum, word) => sum + match(text, word), 0);
      if (hits > most) {
        most = hits;
        found = entry.part.texts[i];
      }
    });
    if (found.length <= 180) return found;
    const at = Math.max(found.toLowerCase().indexOf(words[0]) - 60, 0);
    return (at > 0 ? '… ' : '') + found.slice(at, at + 180) + (at + 180 < found.length ? ' …' : '');
  }

  function make(tag, properties) {
    return Object.assign(document.createElement(tag), properties);
  }

  function show(query, list, status) {
    const found = find(query);
    list.replaceChildren(...found.map(({part, text}) => {
      const link = make('a', {href: part.address});
      const where = part.heading === part.title ? part.title : part.title + ' › ' + part.heading;
      link.append(make('strong', {textContent: where}), make('span', {textContent: text}));
      const item = make('li', {});
      item.append(link);
      return item;
    }));
    list.hidden = found.length === 0;
    const asked = query.trim() !== '';
    status.textContent = !asked ? '' : found.length === 0 ? 'nothing found' : found.length + (found.length === MOST ? ' or more' : '') + ' found';
  }

  function build() {
    const box = make('form', {id: 'search'});
    box.setAttribute('role', 'search');
    const field = make('input', {type: 'search', placeholder: 'Search ( / )', autocomplete: 'off'});
    field.setAttribute('aria-label', 'Search these pages');
    const status = make('span', {id: 'search-status'});
    status.setAttribute('role', 'status');
    const list = make('ul', {id: 'search-results', hidden: true});
    box.append(field, status, list);
    const links = () => Array.from(list.querySelectorAll('a'));
    field.addEventListener('input', () => show(field.value, list, status));
    box.addEventListener('submit', (event) => {
      event.preventDefault();
      if (links().length > 0) links()[0].click();
    });
    // Arrows go through what is found, Escape goes back to the page.
    box.addEventListener('keydown', (event) => {
      const stops = [field, ...links()];
      const at = stops.indexOf(document.activeElement);
      const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
      if (step && stops[at + step]) {
        event.preventDefault();
        stops[at + step].focus();
      } else if (event.key === 'Escape') {
        field.value = '';
        show('', list, status);
        field.blur();
      }
    });
    // A heading of this same page is reached without leaving it.
    list.addEventListener('click', () => setTimeout(() => { list.hidden = true; }));
    document.addEventListener('keydown', (event) => {
      if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
        event.preventDefault();
        field.focus();
      }
    });
    const place = document.querySelector('#breadcrumbs') || document.body;
    place.prepend(box);
  }

  build();
})();
