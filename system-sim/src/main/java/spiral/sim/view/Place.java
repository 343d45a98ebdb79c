package spiral.sim.view;

/// A point of a drawing, and the arithmetic of points.
record Place(double x, double y) {
    Place plus(Place other) {
        return new Place(x + other.x, y + other.y);
    }

    Place minus(Place other) {
        return new Place(x - other.x, y - other.y);
    }

    Place times(double factor) {
        return new Place(x * factor, y * factor);
    }

    double length() {
        return Math.hypot(x, y);
    }

    /// The same direction with length 1; to the right if there is none.
    Place unit() {
        return length() < 1e-9 ? new Place(1, 0) : times(1 / length());
    }

    /// A quarter turn.
    Place turned() {
        return new Place(-y, x);
    }

    Place towards(Place other, double share) {
        return plus(other.minus(this).times(share));
    }
}
