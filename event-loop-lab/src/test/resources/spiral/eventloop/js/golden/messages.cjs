const {port1, port2} = new MessageChannel();
port1.on('message', message => { console.log('got', message); process.nextTick(() => console.log('tick')); queueMicrotask(() => console.log('micro')); if (message.end) port1.close(); });
port1.on('close', () => console.log('closed'));
port2.postMessage({a: [1]});
port2.postMessage('two');
console.log('sent');
setTimeout(() => port2.postMessage({end: true}), 5);
