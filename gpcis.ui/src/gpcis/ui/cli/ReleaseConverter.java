// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.checkpoint.CheckpointRelease;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads who released a checkpoint: {@code gpcis}, {@code ritm}, {@code clickseg}, {@code imagenet}; null for {@code auto}. */
final class ReleaseConverter implements ITypeConverter<CheckpointRelease> {

    static final String AUTO = "auto";

    @Override
    public CheckpointRelease convert(String text) {
        if (text.equals(AUTO)) {
            return null;
        }
        for (CheckpointRelease release : CheckpointRelease.values()) {
            if (release.name().toLowerCase(Locale.ROOT).equals(text)) {
                return release;
            }
        }
        throw new TypeConversionException("'" + text + "' is no release; write auto, gpcis, ritm, clickseg or imagenet");
    }
}
