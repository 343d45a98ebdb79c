// fetch: no network. An answer after a configured latency: data: addresses hold their own, others give what the run
// was configured with, and what nobody configured fails like a host that cannot be reached.
(function (node) {
    'use strict';

    const {host} = node;

    class Response {
        #body;
        #used = false;

        constructor(body = '', options = {}) {
            this.#body = `${body ?? ''}`;
            this.status = options.status ?? 200;
            this.statusText = options.statusText ?? '';
            this.ok = this.status >= 200 && this.status < 300;
            this.url = options.url ?? '';
        }

        get bodyUsed() {
            return this.#used;
        }

        async text() {
            if (this.#used) {
                throw new TypeError('Body is unusable: Body has already been read');
            }
            this.#used = true;
            return this.#body;
        }

        async json() {
            return JSON.parse(await this.text());
        }
    }

    function answerFor(address) {
        const data = /^data:[^,]*,(.*)$/s.exec(address);
        const body = data ? decodeURIComponent(data[1]) : host.answer(address);
        if (body === null) {
            throw Object.assign(new TypeError('fetch failed'), {cause: new Error(`${address} is not configured; give it an answer with --fetch URL=TEXT`)});
        }
        return new Response(body, {url: address});
    }

    function fetch(address, options = {}) {
        const url = `${address?.url ?? address}`;
        const signal = options?.signal;
        return new Promise((resolve, reject) => {
            if (signal?.aborted) {
                reject(signal.reason);
                return;
            }
            const aborted = () => reject(signal.reason);
            signal?.addEventListener('abort', aborted, {once: true});
            host.request('fetch', 1, () => {
                signal?.removeEventListener('abort', aborted);
                try {
                    resolve(answerFor(url));
                } catch (error) {
                    reject(error);
                }
            });
        });
    }
    return {fetch, Response};
})
