'use strict';

// Everything on the pages works without this file. It copies, selects all rows, and keeps the live parts fresh.
(() => {
  const isBusy = part => part.contains(document.activeElement) || part.querySelector('input:checked') !== null;

  function enhance(root) {
    for (const button of root.querySelectorAll('[data-copy-url]')) {
      button.hidden = !navigator.clipboard;
    }

    for (const box of root.querySelectorAll('[data-select-all]')) {
      box.hidden = false;
    }
  }

  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy-url]');
    if (button) {
      const answer = await fetch(button.dataset.copyUrl);
      if (answer.ok) {
        await navigator.clipboard.writeText(await answer.text());
        button.textContent = 'Copied';
      }
    }
  });

  document.addEventListener('change', event => {
    if (event.target.matches('[data-select-all]')) {
      for (const box of event.target.closest('form').querySelectorAll('input[name=id]')) {
        box.checked = event.target.checked;
      }
    }
  });

  let isReading = false;
  let isStale = false;

  async function refresh() {
    if (document.hidden || isReading) {
      isStale = true;
      return;
    }

    isReading = true;
    isStale = false;
    try {
      const answer = await fetch(location.href);
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        for (const part of document.querySelectorAll('[data-live][id]')) {
          const fresh = page.getElementById(part.id);
          if (fresh && isBusy(part)) {
            isStale = true;
          } else if (fresh && fresh.innerHTML !== part.innerHTML) {
            const open = [...part.querySelectorAll('details')].map(details => details.open);
            const replacement = document.adoptNode(fresh);
            [...replacement.querySelectorAll('details')].forEach((details, index) => { details.open = open[index] ?? details.open; });
            part.replaceWith(replacement);
            enhance(replacement);
          }
        }
      }
    } catch {
      isStale = true; // The next message tries again.
    } finally {
      isReading = false;
    }
  }

  enhance(document);
  if (document.querySelector('[data-live]')) {
    let last = null;
    let source = null;
    const follow = () => {
      if (document.hidden) {
        source?.close(); // A browser opens few connections to a site. A hidden page gives its own back.
        source = null;
        return;
      }

      if (source === null) {
        source = new EventSource(document.body.dataset.liveUrl);
        source.onmessage = message => {
          if (last !== null && last !== message.data) {
            refresh();
          }

          last = message.data;
        };
      }

      if (isStale) {
        refresh();
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    document.addEventListener('focusout', () => setTimeout(() => { if (isStale) { refresh(); } }));
  }
})();
