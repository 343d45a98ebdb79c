process.on('uncaughtException', error => console.log('uncaught', error.message));
const target = new EventTarget();
target.addEventListener('x', event => { console.log(event.type, event.target === target, event.eventPhase, event.cancelable); queueMicrotask(() => console.log('micro')); });
target.addEventListener('x', () => { throw new Error('one listener'); });
target.addEventListener('x', {handleEvent(event) { console.log('object', this !== target, event.defaultPrevented); event.preventDefault(); }});
target.addEventListener('x', event => console.log('prevented', event.defaultPrevented), {once: true});
const twice = () => console.log('added once'); target.addEventListener('x', twice); target.addEventListener('x', twice);
console.log(target.dispatchEvent(new Event('x', {cancelable: true})), target.dispatchEvent(new Event('x')));
target.addEventListener('y', event => { event.stopImmediatePropagation(); console.log('y'); }); target.addEventListener('y', () => console.log('never')); target.dispatchEvent(new Event('y'));
console.log(new CustomEvent('c', {detail: {a: 1}}).detail, new Event('q').bubbles);
const controller = new AbortController();
controller.signal.onabort = event => console.log('onabort', event.type, event.isTrusted);
controller.signal.addEventListener('abort', () => console.log('listener', controller.signal.reason.name, controller.signal.reason.code, controller.signal.reason.message));
target.addEventListener('z', () => console.log('never'), {signal: controller.signal});
console.log('before'); controller.abort(); controller.abort('again'); console.log('after', controller.signal.aborted); target.dispatchEvent(new Event('z'));
try { controller.signal.throwIfAborted(); } catch (error) { console.log(error instanceof DOMException, error.name); }
const any = AbortSignal.any([AbortSignal.timeout(20), AbortSignal.timeout(5)]);
any.addEventListener('abort', () => console.log('any', any.reason.name, any.reason.message)); setTimeout(() => console.log('kept alive'), 10);
console.log(AbortSignal.abort('why').reason, AbortSignal.any([AbortSignal.abort(1)]).aborted);
try { new AbortSignal(); } catch (error) { console.log(error.code, error.message); }
try { target.dispatchEvent({}); } catch (error) { console.log(error.code); }
