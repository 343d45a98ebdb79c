// path, as on Unix.
(function (node) {
    'use strict';

    function normalize(path) {
        if (path === '') {
            return '.';
        }
        const absolute = path.startsWith('/');
        const parts = [];
        for (const part of path.split('/')) {
            if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
                parts.pop();
            } else if (part !== '' && part !== '.' && !(part === '..' && absolute)) {
                parts.push(part);
            }
        }
        const end = path.endsWith('/') && parts.length > 0 ? '/' : '';
        return (absolute ? '/' : '') + parts.join('/') + end || (absolute ? '/' : `.${end}`);
    }

    function join(...parts) {
        const used = parts.filter(part => part !== '');
        return used.length === 0 ? '.' : normalize(used.join('/'));
    }

    function resolve(...parts) {
        let path = '';
        for (const part of [node.host.cwd(), ...parts]) {
            path = part.startsWith('/') ? part : part === '' ? path : `${path}/${part}`;
        }
        const found = normalize(path);
        return found.length > 1 && found.endsWith('/') ? found.slice(0, -1) : found;
    }

    function dirname(path) {
        const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
        const at = trimmed.lastIndexOf('/');
        return at === -1 ? '.' : at === 0 ? '/' : trimmed.slice(0, at);
    }

    function basename(path, end = '') {
        const name = path.replace(/\/+$/, '').split('/').at(-1);
        return end !== '' && name !== end && name.endsWith(end) ? name.slice(0, -end.length) : name;
    }

    function extname(path) {
        const name = basename(path);
        const at = name.lastIndexOf('.');
        return at <= 0 || name === '..' ? '' : name.slice(at);
    }

    function relative(from, to) {
        const a = resolve(from).split('/').filter(Boolean);
        const b = resolve(to).split('/').filter(Boolean);
        let same = 0;
        while (same < a.length && same < b.length && a[same] === b[same]) {
            same++;
        }
        return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/');
    }

    function parse(path) {
        const base = basename(path);
        const ext = extname(path);
        const root = path.startsWith('/') ? '/' : '';
        const dir = path.includes('/') ? dirname(path) : '';
        return {root, dir, base, ext, name: ext ? base.slice(0, -ext.length) : base};
    }

    const path = {
        normalize, join, resolve, dirname, basename, extname, relative, parse,
        isAbsolute: each => each.startsWith('/'),
        format: ({root = '', dir, base, name = '', ext = ''}) => (dir ? (dir === root ? dir : `${dir}/`) : root) + (base ?? name + ext),
        sep: '/',
        delimiter: ':',
    };
    path.posix = path;
    return path;
})
