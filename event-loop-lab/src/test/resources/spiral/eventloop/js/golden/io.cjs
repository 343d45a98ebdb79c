const fs = require('fs');
fs.stat(__filename, (error, stats) => {
    console.log('stat', error, stats.isFile(), stats.isDirectory());
    setTimeout(() => { console.log('timeout'); read(); }, 0);
    setImmediate(() => console.log('immediate'));
    process.nextTick(() => console.log('tick'));
    Promise.resolve().then(() => console.log('micro'));
});
function read() {
    fs.readFile(__filename, 'utf8', (error, text) => {
        console.log('read', text.slice(0, 8));
        fs.promises.readFile('/no/such/file').catch(e => {
            console.log(e.code, e.message, e.syscall, e.errno);
            try { fs.statSync('/no/such/file'); } catch (e2) { console.log(e2.message); }
            console.log(fs.existsSync(__filename), fs.existsSync('/no/such/file'));
            fs.stat('/no/such/file', e3 => { console.log(e3.message); throw new Error('in a file callback'); });
        });
    });
}
process.on('uncaughtException', e => console.log('uncaught', e.message));
try { fs.readFile(__filename); } catch (e) { console.log(e.code); }
try { fs.stat({}, () => {}); } catch (e) { console.log(e.code); }
