// SPDX-License-Identifier: Apache-2.0
package gpcis.api.train;

import gpcis.api.model.Model;
import gpcis.api.problem.Problem;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.osgi.annotation.versioning.ProviderType;

/** Trains models. */
@ProviderType
public interface Trainer {

    /** Names of the recipes that a configuration can begin with: {@code paper}, {@code released}, {@code light}. */
    List<String> presets();

    /**
     * A complete configuration: a preset, what a file states, what is stated beside it, the later ones first. Settings have
     * dotted names ({@code optimiser.rate}); in the file each dot is a level of a JSON object. The setting {@code preset} names
     * the preset.
     *
     * @param file a JSON file
     * @param stated settings by dotted name
     * @throws Problem if the file is unreadable or no JSON, or a setting is unknown or out of range
     */
    SortedMap<String, String> settings(Optional<Path> file, Map<String, String> stated);

    /**
     * The complete configuration that is stored with a run.
     *
     * @throws Problem if the folder holds no run
     */
    SortedMap<String, String> settings(Path run);

    /**
     * What a training would be, measured on a few steps that are thrown away. Writes nothing.
     *
     * @throws Problem if the settings or data are bad
     */
    TrainingPlan plan(TrainingRequest request);

    /**
     * Trains to the end, or until cancelled. A run that stops for any reason can be resumed to the same bits.
     *
     * @return the trained model, which is in the run's folder too, under {@code model}
     * @throws Problem if the settings or data are bad, the loss is no longer a number, or the disk is full
     * @throws java.util.concurrent.CancellationException if cancelled; a checkpoint is then written
     */
    Model train(TrainingRequest request, Progress progress, Cancellation cancellation);

    /**
     * The model of a run's best checkpoint by validation, or of its newest one where none was validated.
     *
     * @throws Problem if the folder holds no run, or the run has no checkpoint yet
     */
    Model model(Path run);
}
