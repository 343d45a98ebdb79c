package spiral.queue.cli.demo;

import java.util.List;
import spiral.queue.demo.Facts;
import spiral.queue.demo.LostWorker;

/// What a demo leaves for its last page.
///
/// @param lostWorkers workers that died, and where their jobs came back
record DemoResult(Facts facts, List<LostWorker> lostWorkers, ForecastCheck forecastCheck) {}
