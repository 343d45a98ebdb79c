const util=require('util');
class A { constructor(){this.x=1; this.self=this} get g(){return 1} static s=5 }
class B extends A { #p=3; y=[1,2,3] }
const sym=Symbol('sy');
const vals = [
 0,-0,1.5,NaN,10n,'a',"it's",'both \' and "','`\'"', 'new\nline','tab\t\x01', true,null,undefined,Symbol('x'),Symbol(),
 [],{}, [1,2,3],[1,[2,[3,[4,[5]]]]],{a:{b:{c:{d:1}}}},[undefined,null],[,1],[1,,2,,,3], Array(3), Object.assign([1,2],{k:1,[sym]:2}),
 {a:1,'b-c':2,[sym]:3,3:4,'':5,__proto__:null}, Object.create(null), Object.create({a:1}), new A, new B, A, B, class {}, class extends A {}, function f(){}, ()=>{}, async()=>{}, function*g(){}, async function* ag(){}, Object.assign(function named(){}, {prop:1}),
 new Map([[1,2],['a',{b:1}]]), new Set([1,'a',{}]), new Map, new Set, new WeakMap, new WeakSet, new Map([[{a:1},new Map([[1,2]])]]),
 new Date(0), new Date(NaN), /re/gi, Object.assign(/x/,{a:1}), new Error('msg').message, Promise.resolve(1), Promise.resolve({a:[1]}), new Promise(()=>{}), (()=>{const p=Promise.reject(3);p.catch(()=>{});return p})(),
 new Proxy({a:1},{}), new Proxy([1],{}), new Proxy(function q(){},{}), new Number(3), new String('abc'), new Boolean(false), Object(Symbol('o')), Object(10n), Object.assign(new String('ab'),{x:1}),
 new Uint8Array(3), new Float64Array([1.5,2]), new ArrayBuffer(4), new DataView(new ArrayBuffer(2)), new Uint8Array(0),
 [1.1,2.2,3.3,4.4,5.5,6.6,7.7], Array.from({length:30},(_, i)=>i), Array.from({length:120},(_, i)=>i), Array.from({length:10},(_, i)=>'item '+i), Array.from({length:27},(_, i)=>'x'.repeat(i%7)),
 'x'.repeat(200), ['x'.repeat(100)], {long:'y'.repeat(80), b:1}, {a:1,b:2,c:3,d:4,e:5,f:6,g:7,h:8,i:9,j:10,k:11,l:12,m:13,n:14,o:15,p:16,q:17,r:18,s:19,t:20,u:21,v:22,w:23,x:24,y:25,z:26},
 {get a(){return 1}, set a(v){}, get b(){return 1}, set c(v){}}, {f(){}, g:()=>{}, h:class{}, i:Symbol('q')},
 (function(){return arguments})(1,2), globalThis.process===process, [['a','b'],['c','d']], {a:[{b:1},{c:2}]}, [[[[]]]], [{a:{b:{}}}], {a:{b:{c:{}}}}, {a:[[[]]]}, {a:[[[1]]]},
 new (class Foo extends Map{})([[1,2]]), new (class Bar extends Array{})(3), new (class Baz extends Set{}), new (class P2 extends Promise{})(()=>{}), new (class E2 extends Error{})('m').message,
 {[Symbol.toStringTag]:'Tagged'}, new (class T{get [Symbol.toStringTag](){return 'TT'}}), (function*(){})(), (async function*(){})(), [1,2][Symbol.iterator](), 
 {u:undefined,n:null,nan:NaN}, {'a b':1,'valid_id':2,'1a':3, $d:4, é:5}, [true,false], [-0,0], {s:'it\'s'}, ['a\nb'], {a:'line1\nline2'}, [function(){}, class Q{}], {e:new RangeError('r').name}, JSON, Math, Reflect, globalThis.Atomics!==undefined,
 new (function Legacy(){this.a=1}), Object.create(A.prototype), [new A], {a:{b:new Date(0)}}, [Symbol('in')], new Map([['k',new Set([1])]]), {a:1n}, [1n,2n,3n,4n,5n,6n,7n,8n], [[1,2,3],[4,5,6],[7,8,9]], 
 {name:'Alice',age:30,tags:['x','y'],address:{city:'Paris',geo:{lat:1,lng:2}}}, [{id:1,name:'one'},{id:2,name:'two'},{id:3,name:'three'},{id:4,name:'four'},{id:5,name:'five'},{id:6,name:'six'},{id:7,name:'seven'}],
 {status:'fulfilled',value:1}, [{status:'fulfilled',value:1},{status:'rejected',reason:'no'}], new AbortController().signal, new AbortController(), new Event('x').type, new EventTarget(), 
];
vals.forEach((v,i)=>{ console.log(i, v); });
vals.forEach((v,i)=>{ try { console.log(i+' %s|%d|%i|%f|%j|%o|%O|%%|%c', v, v, v, v, typeof v==='bigint'|| (v && typeof v==='object' && v.self) ||(typeof v==='object'&&v&&/bigint/i.test(typeof Object(v).valueOf()))?1:'', '', '', 'css','more',{a:1}); } catch(e) { console.log(i,'threw',e.constructor.name)} });
const c={name:'c'}; c.me=c; c.arr=[c,{c}]; console.log(c); const m=new Map; m.set('m',m); console.log(m);
console.log('%s', {toString(){return 'custom'}}, {a:{b:{c:1}}}); console.log('%s', class X{}, ()=>{}, Symbol('a'), 5n, -0); console.log('%d','42','x'); console.log('100%', 5); console.log('%'); console.log('%x',1); console.log('a%sb'); console.log('%s'); console.log('%i', 3.9); console.log('%j',{a:[1]}); console.log('%o',[1,{a:2}]); console.log('%O',{a:{b:{c:{}}}});
console.log({[util.inspect.custom](){return 'CUSTOM'}}, {[util.inspect.custom](d,o){return {d}}}); console.log(); console.log(''); console.log('a\nb', 1);
console.group('G'); console.log('in\nner'); console.group(); console.log({a:1,b:{c:2}}); console.groupEnd(); console.groupEnd(); console.log('out');
console.count(); console.count('x'); console.count(); console.countReset(); console.count(); console.table([[1,2],[3,4]]); console.table([{a:1,b:'x'},{a:2,c:true}]); console.table([{a:1,b:2}],['b']); console.table(5); console.table(new Map([['a',1]])); console.table(new Set([1])); console.table({r:{c:1},s:5}); console.table(['a','b']);
console.dir({a:{b:{c:{d:1}}}},{depth:0}); console.log(util.inspect({a:{b:{c:{d:1}}}},{depth:Infinity})); console.log(util.inspect('str'), util.inspect(new Map([[1,2]]),{showHidden:true})); console.log(util.inspect({a:1,b:{c:2}},{compact:false})); console.log(util.inspect([3,1,2],{sorted:true}), util.inspect({b:1,a:2},{sorted:true}));
console.log(util.format('%s %s', 'a'), util.format(1,2,'3'), util.format('%s', null, undefined));
console.log([ 'a', 'b' ], [ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'c' ], {a:'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',b:'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'});
console.log(Object.assign(Object.create({inherited:1}),{own:1}));
console.log(process.argv.length, typeof process.hrtime.bigint(), [1.0, 2.50, 1e21, 1e-7]);
