// SPDX-License-Identifier: Apache-2.0
package gpcis.api.model;

import gpcis.api.problem.Problem;
import gpcis.api.tensor.TensorSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Opens, makes and saves models. A model folder holds {@code manifest.json} and {@code weights.safetensors}. */
@ProviderType
public interface ModelStore {

    /** Name of the model that is always there: the light backbone and the learned parts, drawn from seed 0. */
    String UNTRAINED = "untrained";

    /**
     * The models that can be opened by name, the preferred one first: those that running bundles bring along (as a {@link
     * ModelSource}, or as folders named in the bundle's header {@code Gpcis-Model}), then {@link #UNTRAINED}.
     */
    List<ModelManifest> installed();

    /**
     * Opens a model by name among the installed ones, or else by folder.
     *
     * @throws Problem if there is no such model, a file of it is missing or broken, or the weights do not have the hash that
     *     the manifest states
     */
    Model open(String nameOrFolder);

    /**
     * Opens the preferred installed model.
     *
     * @throws Problem if its files are broken or a part that it needs is not running
     */
    Model preferred();

    /**
     * Makes an untrained model: every value is drawn from the manifest's seed, starting weights are put in where they fit.
     *
     * @param startingWeights a public checkpoint that the backbone can translate
     * @throws Problem if a part is not running or does not know an option, or the checkpoint is foreign to the backbone
     */
    Model untrained(ModelManifest manifest, Optional<TensorSet> startingWeights);

    /**
     * Saves a model folder, written beside and moved into place; an existing folder must be a model or empty.
     *
     * @throws Problem if that fails
     */
    void save(Model model, Path folder);
}
