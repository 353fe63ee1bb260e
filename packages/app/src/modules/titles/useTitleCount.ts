import { useEffect } from 'react';

const COUNT = /^\(\d+\+?\) /;

/**
 * Puts a count before the title of the browser's tab, whatever page writes it:
 * `(2) Fleet | Quarterdeck`.
 */
export function useTitleCount(count: string | undefined) {
  useEffect(() => {
    const element = document.querySelector('title');
    if (!count || !element) return undefined;
    const bare = () => document.title.replace(COUNT, '');
    const write = () => {
      const title = `(${count}) ${bare()}`;
      if (document.title !== title) document.title = title;
    };
    write();
    const observer = new MutationObserver(write);
    observer.observe(element, { childList: true, characterData: true });
    return () => {
      observer.disconnect();
      document.title = bare();
    };
  }, [count]);
}
