package spiral.queue.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Parameters and options that are jobs' numbers.
final class JobNumber implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException wrong) {
            throw new TypeConversionException(
                    "must be a job's number, such as 41, but was '" + text + "'");
        }
    }
}
