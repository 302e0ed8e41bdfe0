// Finds by role and name. axe computes both, since a page can't ask its own accessibility tree.
const ready = () => { axe.teardown(); axe.setup(document.documentElement) };
const several = () => document.querySelectorAll(':modal').length > 1;
// Of several dialogs axe takes the first for the topmost, and the others for what nobody hears.
const told = (node) => node.ariaLabel ?? document.getElementById(node.getAttribute('aria-labelledby'))?.textContent ?? node.textContent;
const nameOf = (node) => (several() ? told(node) : axe.commons.text.accessibleText(node)).trim().replace(/\s+/g, ' ');
const fits = (name, wanted) => wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;
const inside = (node, group) => {
    for (let at = node.parentElement; at; at = at.parentElement)
        if (at.matches('fieldset, section, article, dialog, [role=group]') && fits(nameOf(at), group)) return true;
    return false;
};
const named = (role, group) => {
    ready();
    const dialogs = document.querySelectorAll(':modal');
    const root = dialogs.length ? dialogs[dialogs.length - 1] : document;
    const found = [root, ...root.querySelectorAll('*')].filter((node) => node instanceof Element)
        .filter((node) => (role ? axe.commons.aria.getRole(node) === role : node.matches('a, button, input, select, textarea, h1, h2, [role]')))
        .filter((node) => several() ? node.checkVisibility() : axe.commons.dom.isVisibleToScreenReaders(node))
        .filter((node) => !group || inside(node, group))
        .map((node) => [axe.commons.aria.getRole(node), nameOf(node), node]);
    axe.teardown();
    return role ? found : found.map(([role, name]) => `${role} ${name}`);
};
const find = (role, wanted, group) => {
    const match = named(role, group).find(([, name]) => fits(name, wanted));
    return match ? match[2] : null;
};
const focused = () => {
    ready();
    const node = document.activeElement;
    const found = [axe.commons.aria.getRole(node) ?? '', nameOf(node)];
    axe.teardown();
    return found;
};
