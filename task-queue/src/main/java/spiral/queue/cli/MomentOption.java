package spiral.queue.cli;

import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import spiral.queue.format.Moment;

/// Options that are points in time ([Moment]); without a zone, in that of this machine.
final class MomentOption implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return Moment.parse(text, ZoneId.systemDefault());
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(wrong.getMessage());
        }
    }
}
