// SPDX-License-Identifier: Apache-2.0
package gpcis.api.train;

import gpcis.api.model.Model;
import gpcis.api.problem.Problem;
import gpcis.api.progress.Cancellation;
import gpcis.api.progress.Progress;
import org.osgi.annotation.versioning.ProviderType;

/** Trains models. */
@ProviderType
public interface Trainer {

    /**
     * Trains to the end, or until cancelled. A run that stops for any reason can be resumed to the same bits.
     *
     * @return the trained model
     * @throws Problem if the settings or data are bad, the loss is no longer a number, or the disk is full
     * @throws java.util.concurrent.CancellationException if cancelled; a checkpoint is then written
     */
    Model train(TrainingRequest request, Progress progress, Cancellation cancellation);
}
