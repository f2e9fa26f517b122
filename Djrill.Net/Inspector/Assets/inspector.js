'use strict';

// Everything on the pages works without this file. It copies, selects all rows, and keeps the live parts fresh.
(() => {
  const isSelected = part => { const selection = getSelection(); return !selection.isCollapsed && selection.containsNode(part, true); };
  const isBusy = part => part.contains(document.activeElement) || part.querySelector('input:checked') !== null || isSelected(part);

  // Every page has a token of its own in its forms.
  const contentOf = part => part.innerHTML.replace(/value="[^"]{100,}"/g, '');

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
  let nextAt = 0;

  // A page that takes long to make is asked for less often.
  async function refresh() {
    if (document.hidden || isReading) {
      isStale = true;
      return;
    }

    const wait = nextAt - performance.now();
    if (wait > 0) {
      if (!isStale) {
        isStale = true;
        setTimeout(() => { if (isStale) { refresh(); } }, wait);
      }

      return;
    }

    const start = performance.now();

    isReading = true;
    isStale = false;
    try {
      const url = new URL(location.href);
      url.searchParams.set('live', '1');
      const answer = await fetch(url);
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        for (const part of document.querySelectorAll('[data-live][id]')) {
          const fresh = page.getElementById(part.id);
          if (fresh && isBusy(part)) {
            isStale = true;
          } else if (fresh && contentOf(fresh) !== contentOf(part)) {
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
      nextAt = performance.now() + Math.max(500, 5 * (performance.now() - start));
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
        source.onerror = () => {
          if (source?.readyState === EventSource.CLOSED) {
            source = null; // Such as during a restart.
            setTimeout(follow, 10000);
          }
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
