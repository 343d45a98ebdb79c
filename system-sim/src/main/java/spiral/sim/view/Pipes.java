package spiral.sim.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spiral.sim.Model;
import spiral.sim.Variable.Flow;

/// The stocks of a model and the flows between them, one line for each way through.
final class Pipes {
    private final boolean plain;
    private final int width;
    // those not yet drawn; owner: the thread that draws
    private final List<Flow> left;

    Pipes(Model model, boolean plain, int width) {
        this.plain = plain;
        this.width = width;
        left = new ArrayList<>(model.flows());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        while (!left.isEmpty()) {
            lines.add(way());
        }
        return lines;
    }

    private String way() {
        Optional<Flow> flow = Optional.of(beginning());
        StringBuilder line = new StringBuilder("  " + place(flow.get().from()));
        while (flow.isPresent()) {
            left.remove(flow.get());
            line.append(pipe(flow.get()));
            flow = next(flow.get().to(), width - line.length());
        }
        return line.toString();
    }

    private Flow beginning() {
        return left.stream().filter(f -> f.from().isEmpty()).findFirst().orElse(left.getFirst());
    }

    private Optional<Flow> next(Optional<String> stock, int room) {
        return left.stream()
                .filter(f -> stock.isPresent() && f.from().equals(stock))
                .filter(f -> pipe(f).length() <= room)
                .findFirst();
    }

    private String pipe(Flow flow) {
        return plain
                ? " ==" + flow.name() + "==> " + place(flow.to())
                : " ══" + flow.name() + "══▶ " + place(flow.to());
    }

    private String place(Optional<String> stock) {
        return stock.map(name -> "[" + name + "]").orElse(plain ? "(outside)" : "☁");
    }
}
