"""Helpers that people have in their browsers, and that rewrite the texts of a page.

What they make of it can be undone, so that a page reads as it did without them. Each works after
every change of the page, as real ones do.
"""

from typing import Any

from playwright.sync_api import Page

_COMMON = r"""
    const SKIP = 'script, style, template, textarea, code, pre, .notranslate, [translate=no], font';
    const marked = (text) => text.replace(/\p{L}+/gu, (word) => '\u2039' + word);
    const font = (text) => {
        const outer = document.createElement('font'), inner = document.createElement('font');
        inner.textContent = marked(text);
        outer.append(inner);
        return outer;
    };
    const textsIn = (root, meant = (node) => /\p{L}/u.test(node.data)) => {
        const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walk.nextNode()) {
            const node = walk.currentNode;
            if (node.parentElement && !node.parentElement.closest(SKIP) && meant(node)) {
                found.push(node);
            }
        }
        return found;
    };
    const labels = () => {
        for (const name of ['title', 'aria-label', 'placeholder', 'alt']) {
            for (const one of document.querySelectorAll(`[${name}]`)) {
                const text = one.getAttribute(name);
                if (!text.includes('\u2039')) one.setAttribute(name, marked(text));
            }
        }
    };
    window.helperAtWork = 0;
    const always = (work) => {
        const watch = new MutationObserver(() => again());
        const again = () => {
            watch.disconnect();
            work(document.body);
            watch.observe(document.body, { childList: true, subtree: true, characterData: true });
        };
        document.documentElement.lang = 'de';
        document.documentElement.classList.add('translated-ltr');
        again();
    };
"""

HELPERS = {
    "a translator": """
        always((root) => {
            textsIn(root).forEach((node) => node.replaceWith(font(node.data)));
            labels();
        });
    """,
    "a slow translator": """
        const asked = new WeakSet();
        always((root) => {
            const nodes = textsIn(root).filter((node) => !asked.has(node));
            if (!nodes.length) return;
            const words = nodes.map((node) => (asked.add(node), node.data));
            window.helperAtWork++;
            // The answer is put in the place of the very nodes that were asked about.
            setTimeout(() => {
                nodes.forEach((node, place) => node.replaceWith(font(words[place])));
                window.helperAtWork--;
            }, 40);
        });
    """,
    "a translator of sentences": """
        always((root) => {
            const anything = (node) => node.data.trim();
            for (const block of new Set(textsIn(root).map((node) => node.parentElement))) {
                // Neighbors become one text, the others go.
                let run = [];
                const merge = () => {
                    if (run.some((node) => /\\p{L}/u.test(node.data))) {
                        run[0].replaceWith(font(run.map((node) => node.data).join('')));
                        run.slice(1).forEach((node) => node.remove());
                    }
                    run = [];
                };
                for (const node of [...block.childNodes]) {
                    if (node.nodeType === Node.TEXT_NODE) run.push(node);
                    else if (node.nodeType !== Node.COMMENT_NODE) merge();
                }
                merge();
            }
        });
    """,
    "a translator beside": """
        always((root) => {
            for (const block of new Set(textsIn(root).map((node) => node.parentElement))) {
                if (block.closest('option, title, select')) continue;
                if (block.querySelector(':scope > font')) continue;
                const own = [...block.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE);
                const beside = font(own.map((one) => one.data).join(''));
                beside.className = 'beside';
                block.append(beside);
            }
        });
    """,
    "a helper that wraps and splits": """
        always((root) => {
            for (const node of textsIn(root, ({ data }) => data.trim().length > 3)) {
                if (node.parentElement.closest('.wrapped, option')) continue;
                const rest = node.splitText(2);
                const wrap = document.createElement('span');
                wrap.className = 'wrapped';
                node.replaceWith(wrap);
                wrap.append(node, rest);
            }
            for (const one of root.querySelectorAll('.pb-live strong:not(.wrapped *)')) {
                const wrap = document.createElement('span');
                wrap.className = 'wrapped';
                one.replaceWith(wrap);
                wrap.append(one);
            }
        });
    """,
    "a helper that tidies up": """
        always((root) => {
            const walk = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
            const found = [];
            while (walk.nextNode()) found.push(walk.currentNode);
            found.forEach((comment) => comment.remove());
            root.normalize();
        });
    """,
}
"""By what they are; each is to be run in a page by `let_rewrite`."""

SHOWN = r"""(roots) => {
    const plain = (text) => text.replace(/\u2039/g, '').replace(/\s+/g, ' ').trim();
    const ownText = (node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.data;
        if (node.nodeType !== Node.ELEMENT_NODE || node.localName === 'template') return '';
        if (node.classList.contains('beside')) return '';
        return [...node.childNodes].map(ownText).join('');
    };
    const shown = [];
    for (const root of document.querySelectorAll(roots)) {
        if (root.parentElement.closest(roots)) continue;
        shown.push(plain(ownText(root)));
        for (const one of root.querySelectorAll('.beside')) {
            const texts = [...one.parentElement.childNodes]
                .filter((each) => each.nodeType === Node.TEXT_NODE);
            const own = texts.map((each) => each.data).join('');
            if (plain(one.textContent) !== plain(own)) shown.push(`STALE: ${one.textContent}`);
        }
        for (const one of root.querySelectorAll('input, select, textarea')) {
            // What is shown letter by letter holds ids that are never the same.
            if (one.readOnly) continue;
            const isTick = one.type === 'radio' || one.type === 'checkbox';
            shown.push(`${one.type}: ${isTick ? one.checked : one.value}`);
        }
        for (const name of ['title', 'aria-label', 'placeholder', 'alt']) {
            for (const one of root.querySelectorAll(`[${name}]`)) {
                shown.push(`${name}: ${plain(one.getAttribute(name))}`);
            }
        }
    }
    return shown;
}"""
"""What the places that match say to a reader, whatever a helper made of it."""


def let_rewrite(page: Page, helper: str) -> None:
    """Let a helper go to work on the page as it stands, and on whatever comes."""
    page.evaluate(f"() => {{ {_COMMON} {HELPERS[helper]} }}")


def shown(page: Page, roots: str = ".pb-live, .pb-offer, .pb-tray") -> list[Any]:
    """Return what stands in the places that match, once our scripts and the helper have ended."""
    page.wait_for_function("() => !window.helperAtWork")
    found: list[Any] = page.evaluate(SHOWN, roots)
    return found
