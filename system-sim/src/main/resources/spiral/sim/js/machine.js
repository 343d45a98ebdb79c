// Runs models in JavaScript with the same bits as in Java: the same operations in the same order.
// Only + - * / %, comparisons, Math.abs, sqrt, floor, ceil, min, max and imul are used, which every
// engine gives exactly. exp, ln, sin and cos are written out, since engines may choose their last digit.
const spiral = (() => {
  "use strict";

  const TIME = 0, TIME_STEP = 1, INITIAL_TIME = 2, FINAL_TIME = 3, STEP_NUMBER = 4, LEVELS = 5;

  // ---------------------------------------------------------------------- the bits of a number
  const number = new Float64Array(1);
  const words = new Int32Array(number.buffer);
  const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
  const LOW = 1 - HIGH;
  const high = x => { number[0] = x; return words[HIGH]; };
  const low = x => { number[0] = x; return words[LOW]; };
  const withHigh = (x, bits) => { number[0] = x; words[HIGH] = bits; return number[0]; };
  const ofHigh = bits => { words[HIGH] = bits; words[LOW] = 0; return number[0]; };

  // ---------------------------------------------------------------------- exp, ln, sin, cos
  // The algorithms of fdlibm ("Freely Distributable LIBM", Sun Microsystems), as in Java's StrictMath.
  const LN2_HIGH = 0.6931471803691238, LN2_LOW = 1.9082149292705877e-10;

  function exp(x) {
    const bits = high(x), size = bits & 0x7fffffff, negative = bits < 0;
    if (x !== x) return x;
    if (x > 709.782712893384) return Infinity;
    if (x < -745.1332191019411) return 0;
    let k = 0, up = 0, down = 0;
    if (size > 0x3fd62e42) {
      if (size < 0x3ff0a2b2) {
        up = negative ? x + LN2_HIGH : x - LN2_HIGH;
        down = negative ? -LN2_LOW : LN2_LOW;
        k = negative ? -1 : 1;
      } else {
        k = Math.trunc(1.4426950408889634 * x + (negative ? -0.5 : 0.5));
        up = x - k * LN2_HIGH;
        down = k * LN2_LOW;
      }
      x = up - down;
    } else if (size < 0x3e300000) {
      return 1 + x;
    }
    const t = x * x;
    const c = x - t * (0.16666666666666602 + t * (-0.0027777777777015593 + t * (6.613756321437934e-05
        + t * (-1.6533902205465252e-06 + t * 4.1381367970572385e-08))));
    if (k === 0) return 1 - ((x * c) / (c - 2) - x);
    const y = 1 - ((down - (x * c) / (2 - c)) - up);
    return k >= -1021
        ? withHigh(y, high(y) + (k << 20))
        : withHigh(y, high(y) + ((k + 1000) << 20)) * 9.332636185032189e-302;
  }

  function ln(x) {
    let k = 0, bits = high(x);
    if (bits < 0x00100000) {
      if (x === 0) return -Infinity;
      if (bits < 0) return NaN;
      k = -54;
      x = x * 18014398509481984;
      bits = high(x);
    }
    if (bits >= 0x7ff00000) return x + x;
    k += (bits >> 20) - 1023;
    bits &= 0x000fffff;
    const upper = (bits + 0x95f64) & 0x100000;
    x = withHigh(x, bits | (upper ^ 0x3ff00000));
    k += upper >> 20;
    const f = x - 1;
    if ((0x000fffff & (2 + bits)) < 3) {
      if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
      const r = f * f * (0.5 - 0.33333333333333333 * f);
      return k === 0 ? f - r : k * LN2_HIGH - ((r - k * LN2_LOW) - f);
    }
    const s = f / (2 + f), z = s * s, w = z * z;
    const t1 = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
    const t2 = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805
        + w * 0.14798198605116586)));
    const r = t2 + t1;
    if (((bits - 0x6147a) | (0x6b851 - bits)) > 0) {
      const half = 0.5 * f * f;
      return k === 0
          ? f - (half - s * (half + r))
          : k * LN2_HIGH - ((half - (s * (half + r) + k * LN2_LOW)) - f);
    }
    return k === 0 ? f - s * (f - r) : k * LN2_HIGH - ((s * (f - r) - k * LN2_LOW) - f);
  }

  function sinNearZero(x, rest, exact) {
    if ((high(x) & 0x7fffffff) < 0x3e400000) return x;
    const z = x * x, v = z * x;
    const r = 0.00833333333332249 + z * (-0.0001984126982985795 + z * (2.7557313707070068e-06
        + z * (-2.5050760253406863e-08 + z * 1.58969099521155e-10)));
    const first = -0.16666666666666632;
    return exact ? x + v * (first + z * r) : x - ((z * (0.5 * rest - v * r) - rest) - v * first);
  }

  function cosNearZero(x, rest) {
    const size = high(x) & 0x7fffffff;
    if (size < 0x3e400000) return 1;
    const z = x * x;
    const r = z * (0.0416666666666666 + z * (-0.001388888888887411 + z * (2.480158728947673e-05
        + z * (-2.7557314351390663e-07 + z * (2.087572321298175e-09 + z * -1.1359647557788195e-11)))));
    if (size < 0x3fd33333) return 1 - (0.5 * z - (z * r - x * rest));
    const q = size > 0x3fe90000 ? 0.28125 : ofHigh(size - 0x00200000);
    const half = 0.5 * z - q;
    return (1 - q) - (half - (z * r - x * rest));
  }

  const P1 = 1.5707963267341256, P1_REST = 6.077100506506192e-11;
  const P2 = 6.077100506303966e-11, P2_REST = 2.0222662487959506e-21;
  const P3 = 2.0222662487111665e-21, P3_REST = 8.4784276603689e-32;
  const reduced = [0, 0];

  // x less the nearest multiple of pi/2, as a sum of two numbers in `reduced`; answers the multiple.
  function quarter(x) {
    const bits = high(x), size = bits & 0x7fffffff;
    if (size < 0x4002d97c) {
      const sign = bits > 0 ? 1 : -1;
      let z = x - sign * P1, rest = sign * P1_REST;
      if (size === 0x3ff921fb) {
        z = z - sign * P2;
        rest = sign * P2_REST;
      }
      reduced[0] = z - rest;
      reduced[1] = (z - reduced[0]) - rest;
      return sign;
    }
    const t = Math.abs(x), n = Math.trunc(t * 0.6366197723675814 + 0.5);
    let r = t - n * P1, w = n * P1_REST, y = r - w;
    if (n >= 32 || size === high(n * 1.5707963267948966)) {
      const exponent = size >> 20;
      if (exponent - ((high(y) >> 20) & 0x7ff) > 16) {
        let before = r;
        w = n * P2;
        r = before - w;
        w = n * P2_REST - ((before - r) - w);
        y = r - w;
        if (exponent - ((high(y) >> 20) & 0x7ff) > 49) {
          before = r;
          w = n * P3;
          r = before - w;
          w = n * P3_REST - ((before - r) - w);
          y = r - w;
        }
      }
    }
    const rest = (r - y) - w;
    reduced[0] = bits < 0 ? -y : y;
    reduced[1] = bits < 0 ? -rest : rest;
    return bits < 0 ? -n : n;
  }

  const TURN = 6.283185307179586, FAR = 500000;
  const near = x => Math.abs(x) > FAR ? x % TURN : x;

  function sin(angle) {
    const x = near(angle);
    if ((high(x) & 0x7fffffff) <= 0x3fe921fb) return sinNearZero(x, 0, true);
    if (!(Math.abs(x) < Infinity)) return NaN;
    const n = quarter(x) & 3, a = reduced[0], b = reduced[1];
    return n === 0 ? sinNearZero(a, b, false) : n === 1 ? cosNearZero(a, b)
        : n === 2 ? -sinNearZero(a, b, false) : -cosNearZero(a, b);
  }

  function cos(angle) {
    const x = near(angle);
    if ((high(x) & 0x7fffffff) <= 0x3fe921fb) return cosNearZero(x, 0);
    if (!(Math.abs(x) < Infinity)) return NaN;
    const n = quarter(x) & 3, a = reduced[0], b = reduced[1];
    return n === 0 ? cosNearZero(a, b) : n === 1 ? -sinNearZero(a, b, false)
        : n === 2 ? -cosNearZero(a, b) : sinNearZero(a, b, false);
  }

  const tan = x => sin(x) / cos(x);

  // ---------------------------------------------------------------------- powers, roots, remainders
  // Line by line as in spiral.sim.expr.Arithmetic.
  const SCALE_POWERS = [200, 512, 256, 128, 64, 32, 16, 8, 4, 2, 1];
  const SCALES = SCALE_POWERS.map(power => wholePower(2, power));

  function wholePower(x, y) {
    let result = 1, square = x;
    for (let left = Math.abs(y); left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) result = result * square;
      square = square * square;
    }
    return y < 0 ? 1 / result : result;
  }

  function power(x, y) {
    if (y === 0 || x === 1) return 1;
    const whole = Math.floor(y) === y;
    if (whole && Math.abs(y) <= 64) return wholePower(x, y);
    if (x < 0) return !whole ? NaN : y % 2 === 0 ? ofPositive(-x, y) : -ofPositive(-x, y);
    return ofPositive(x, y);
  }

  function ofPositive(x, y) {
    if (x === 0 || x === Infinity) return (x === 0) === (y > 0) ? 0 : Infinity;
    let exponent = x < 1e-300 ? -200 : 0, m = x < 1e-300 ? x * SCALES[0] : x;
    for (let i = 1; i < SCALES.length; i++) {
      if (m >= SCALES[i]) {
        m = m / SCALES[i];
        exponent = exponent + SCALE_POWERS[i];
      }
      if (m * SCALES[i] < 2) {
        m = m * SCALES[i];
        exponent = exponent - SCALE_POWERS[i];
      }
    }
    if (m > 1.4142135623730951) {
      m = m / 2;
      exponent = exponent + 1;
    }
    const sum = m + 1, s = (m - 1) / sum;
    const rest = ((m - 1 - s * sum) - productRest(s, sum) - s * (m - (sum - 1))) / sum;
    const first = exponent * LN2_HIGH + 2 * s;
    const others = (exponent * LN2_HIGH - first + 2 * s)
        + (exponent * LN2_LOW + (2 * rest + 2 * s * series(s * s)));
    const log = first + others, logRest = others - (log - first), product = y * log;
    if (!(product < 710)) return product > 0 ? Infinity : product;
    if (product < -746) return 0;
    const value = exp(product);
    return value + value * (productRest(y, log) + y * logRest);
  }

  function series(z) {
    let sum = 0;
    for (let k = 25; k >= 3; k = k - 2) sum = z * (1 / k + sum);
    return sum;
  }

  function productRest(a, b) {
    const product = a * b;
    const aHigh = a * 134217729 - (a * 134217729 - a), bHigh = b * 134217729 - (b * 134217729 - b);
    const aLow = a - aHigh, bLow = b - bHigh;
    return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  }

  function cubeRoot(x) {
    if (x === 0 || !(Math.abs(x) <= Number.MAX_VALUE)) return x;
    const root = ofPositive(Math.abs(x), 1 / 3);
    const better = root - (root - Math.abs(x) / (root * root)) / 3;
    return x < 0 ? -better : better;
  }

  function floorMod(a, b) {
    const rest = a % b;
    return rest !== 0 && (rest < 0) !== (b < 0) ? rest + b : rest;
  }

  const truncated = x => x < 0 ? Math.ceil(x) : Math.floor(x);

  // ---------------------------------------------------------------------- chance, as in spiral.sim.expr.Chance
  const lowWord = x => (x - Math.floor(x / 4294967296) * 4294967296) | 0;
  const highWord = x => lowWord(Math.floor(x / 4294967296));

  function mixed(bits) {
    let x = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
    return x ^ (x >>> 16);
  }

  function drawn(seed, place) {
    const begin = mixed(lowWord(seed) ^ mixed(lowWord(place) ^ mixed((highWord(seed) + highWord(place)) | 0)));
    return ((mixed(begin) >>> 5) * 67108864 + (mixed(begin ^ 0x9e3779b9) >>> 6)) / 9007199254740992;
  }

  // ---------------------------------------------------------------------- tables, as in spiral.sim.expr.Curve
  function curve(xs, ys, slopes, density, mode) {
    const last = slopes.length;
    return x => {
      if (mode !== "EXTRAPOLATE") {
        if (x <= xs[0]) return ys[0];
        if (x >= xs[last]) return ys[last];
      }
      let left = 0;
      if (density === 0) {
        while (left < last - 1 && xs[left + 1] <= x) left++;
      } else {
        left = Math.max(0, Math.min(Math.trunc((x - xs[0]) * density), last - 1)) || 0;
      }
      return ys[left] + (x - xs[left]) * slopes[left];
    };
  }

  // ---------------------------------------------------------------------- pipes, as in spiral.sim.engine.Compiled
  function poured(v, tubs, from, to, limits, rate) {
    return rate < 0
        ? 0 - granted(v, tubs, to, from, (limits & 2) !== 0, -rate)
        : granted(v, tubs, from, to, (limits & 1) !== 0, rate);
  }

  function granted(v, tubs, from, to, limited, rate) {
    let flows = rate;
    if (limited) {
      const net = tubs[2 * from] - tubs[2 * from + 1];
      flows = Math.min(rate, Math.max(0, v[LEVELS + from] / v[TIME_STEP] + net));
    }
    if (from >= 0) tubs[2 * from + 1] += flows;
    if (to >= 0) tubs[2 * to] += flows;
    return flows;
  }

  // ---------------------------------------------------------------------- integrators
  const moved = (levels, rates, time) => levels.map((level, i) => level + rates[i] * time);

  const METHODS = {
    euler: (slope, time, step, levels) => slope(time, levels),
    rk2: (slope, time, step, levels) => {
      const k1 = slope(time, levels), k2 = slope(time + step, moved(levels, k1, step));
      return k1.map((_, i) => (k1[i] + k2[i]) / 2);
    },
    rk4: (slope, time, step, levels) => {
      const k1 = slope(time, levels);
      const k2 = slope(time + step / 2, moved(levels, k1, step / 2));
      const k3 = slope(time + step / 2, moved(levels, k2, step / 2));
      const k4 = slope(time + step, moved(levels, k3, step));
      return k1.map((_, i) => (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) / 6);
    },
  };

  // ---------------------------------------------------------------------- one model
  // `plan` is what spiral.sim.js.JavaScriptModel writes: see there.
  function model(plan) {
    const span = plan.time, count = plan.levels.length;

    // Runs the model. settings: { set: { "Gain": 0.4 }, step: 0.25, method: "rk4" }, all optional.
    // Answers { times, series: { "Room": Float64Array, ... }, shares: [Float64Array per loop] }.
    function run(settings = {}) {
      const step = settings.step ?? span.step, method = METHODS[settings.method ?? "rk4"];
      const v = new Float64Array(plan.size);
      v[TIME] = v[INITIAL_TIME] = span.start;
      v[FINAL_TIME] = span.stop;
      v[TIME_STEP] = step;
      for (const fixed of plan.fixed) {
        if ((settings.set?.[fixed.name] ?? fixed.value) !== fixed.value) {
          throw new Error(`${fixed.name} shapes the model: write the page again with its new value`);
        }
        v[fixed.slot] = fixed.value;
      }
      for (const given of plan.given) v[given.slot] = settings.set?.[given.name] ?? given.value;
      plan.start(v);
      let levels = v.slice(LEVELS, LEVELS + count), now = levels;
      const rows = plan.memories.map(m => {
        const places = Math.max(1, Math.ceil(v[m.span] / step - 1e-6));
        return { ...m, at: 0, places: new Float64Array(places).fill(v[m.output]) };
      });
      const tubs = new Float64Array(2 * count);

      function look(time, at) {
        v[TIME] = time;
        v.set(at, LEVELS);
        tubs.fill(0);
        plan.look(v, tubs);
        for (let i = LEVELS; i < plan.size; i++) {
          if (!(Math.abs(v[i]) <= Number.MAX_VALUE)) {
            throw new Error(`${plan.names[i]} became ${v[i]} at time ${time} ${span.unit}`);
          }
        }
        return plan.levels.map((l, i) => l.rate === 0 ? tubs[2 * i] - tubs[2 * i + 1] : v[l.rate]);
      }

      const slope = (time, at) => at === levels ? now : look(time, at);
      const steps = Math.round((span.stop - span.start) / step);
      const each = Math.max(1, Math.round(span.saveEvery / step));
      const saves = Math.floor(steps / each) + 1;
      const times = new Float64Array(saves);
      const series = Object.fromEntries(plan.variables.map(x => [x.name, new Float64Array(saves)]));
      const shares = plan.loops.map(() => new Float64Array(saves));
      let before = v.slice();
      for (let i = 0; i <= steps; i++) {
        v[STEP_NUMBER] = i;
        now = look(span.start + i * step, levels);
        if (i % each === 0) {
          times[i / each] = v[TIME];
          for (const x of plan.variables) series[x.name][i / each] = v[x.slot];
          if (i > 0) score(before, v, shares, i / each);
        }
        if (plan.loops.length > 0) before = v.slice();
        if (i === steps) break;
        for (const row of rows) row.places[row.at] = v[row.input];
        const mean = method(slope, v[TIME], step, levels);
        levels = levels.map((level, k) => move(level, mean[k], step, plan.levels[k].limited));
        for (const row of rows) {
          row.at = row.at + 1 === row.places.length ? 0 : row.at + 1;
          v[row.output] = row.places[row.at];
        }
      }
      return { times, series, shares };
    }

    function move(level, rate, step, limited) {
      if (!limited) return level + (0 + rate) * step;
      const net = rate < 0 ? 0 - Math.min(-rate, Math.max(0, level / step)) : 0 + rate;
      return Math.max(0, level + net * step);
    }

    // Loops That Matter: the share of each loop, as in spiral.sim.loops.LinkScores and LoopScores.
    function score(before, v, shares, column) {
      const links = plan.links.map(link => linkScore(link, before, v));
      const scores = plan.loops.map(loop => loop.links.reduce((product, l) => product * links[l], 1));
      const totals = {};
      plan.loops.forEach((loop, i) => totals[loop.group] = (totals[loop.group] ?? 0) + Math.abs(scores[i]));
      plan.loops.forEach((loop, i) => shares[i][column] = scores[i] === 0 ? 0 : scores[i] / totals[loop.group]);
    }

    function linkScore(link, before, v) {
      const change = v[link.from] - before[link.from];
      if (link.kind === "rate") return change === 0 ? 0 : 1;
      if (link.kind === "pipe") {
        let net = 0;
        for (const [pipe, sign] of link.pipes) net += sign * (v[pipe] - before[pipe]);
        return link.sign * ratio(change, net);
      }
      const equation = plan.equations[link.to], alone = equation(before);
      const all = equation(v) - alone, kept = before[link.from];
      before[link.from] = v[link.from];
      const part = equation(before) - alone;
      before[link.from] = kept;
      return ratio(part, all) * Math.sign(change) * Math.sign(part);
    }

    const ratio = (part, whole) => part === 0 || whole === 0 ? 0 : Math.abs(part / whole);

    return { ...plan, run };
  }

  return { model, curve, poured, exp, ln, sin, cos, tan, power, cubeRoot, floorMod, truncated, drawn };
})();
