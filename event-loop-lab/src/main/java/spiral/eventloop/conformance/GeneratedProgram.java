package spiral.eventloop.conformance;

import java.util.SplittableRandom;

/// A random program; the same seed gives the same text.
///
/// @param seed what it was made from
/// @param module whether it is an ES module
/// @param text its source
record GeneratedProgram(long seed, boolean module, String text) {
    private static final int TOP_LEVEL = 7;

    static GeneratedProgram of(long seed) {
        Sheet sheet = new Sheet(new SplittableRandom(seed));
        boolean module = sheet.chance(20);
        boolean heard = sheet.chance(60);
        sheet.line(module ? IMPORTS : REQUIRES);
        sheet.line("%s", SUBCLASS);
        listeners(sheet, heard);
        Shapes shapes = new Shapes(sheet, heard, module);
        shapes.some(TOP_LEVEL);
        if (module && sheet.chance(50)) {
            sheet.line("await %s;", sheet.one("null", "sleep(2)", "Promise.resolve(1)"));
            shapes.some(2);
        }
        if (sheet.chance(4)) {
            sheet.line("throw new Error('main');");
        }
        return new GeneratedProgram(seed, module, sheet.text());
    }

    String fileName() {
        return "program-" + seed + (module ? ".mjs" : ".cjs");
    }

    private static final String REQUIRES =
            "const EventEmitter = require('events'), {once, on} = EventEmitter, fs = require('fs'), "
                    + "timersPromises = require('timers/promises'), sleep = timersPromises.setTimeout;";

    private static final String IMPORTS =
            "import EventEmitter, {once, on} from 'node:events'; import fs from 'node:fs'; "
                    + "import timersPromises, {setTimeout as sleep} from 'node:timers/promises';";

    private static final String SUBCLASS =
            "class Sub extends Promise {}; const refreshed = new Set();";

    private static void listeners(Sheet sheet, boolean heard) {
        if (heard) {
            sheet.line(
                    "process.on('uncaughtException', (e, origin) => console.log('uncaught', e && e.message, origin));");
        }
        if (heard && sheet.chance(60)) {
            sheet.line(
                    "process.on('unhandledRejection', e => console.log('unhandled', e && e.message));");
            sheet.line("process.on('rejectionHandled', () => console.log('handled late'));");
        }
        if (sheet.chance(50)) {
            sheet.line(
                    "process.on('exit', code => { console.log('exit', code);%s });",
                    sheet.one(
                            "",
                            " Promise.resolve().then(() => console.log('micro')); process.nextTick(() => console.log('tick'));"));
        }
        beforeExit(sheet);
    }

    // only when nothing else is left does Node itself fix when a file's answer comes
    private static void beforeExit(Sheet sheet) {
        String file = sheet.one("process.argv[1]", "'/no/such/file'");
        String revive =
                sheet.one(
                        "",
                        "setTimeout(() => console.log('revived'), 1);",
                        "setImmediate(() => console.log('revived'));",
                        ("fs.stat(%s, (e) => { console.log('stat', !e); setTimeout(() => console.log('st'), 0); "
                                        + "setImmediate(() => console.log('si')); process.nextTick(() => console.log('sn')); "
                                        + "queueMicrotask(() => console.log('sm')); });")
                                .formatted(file),
                        ("fs.promises.stat(%s).then(() => console.log('there'), e => console.log(e.code))"
                                        + ".finally(() => { setTimeout(() => console.log('pt'), 1); setImmediate(() => console.log('pi')); });")
                                .formatted(file));
        if (sheet.chance(50)) {
            sheet.line(
                    "process.once('beforeExit', code => { console.log('before', code); %s });",
                    revive);
        }
    }
}
