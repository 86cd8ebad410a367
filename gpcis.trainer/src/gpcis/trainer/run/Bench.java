// SPDX-License-Identifier: Apache-2.0
package gpcis.trainer.run;

import gpcis.api.dataset.DataSetFormat;
import gpcis.api.evaluate.Evaluator;
import gpcis.api.model.BlockWeights;
import gpcis.api.model.ModelStore;
import gpcis.api.objective.ObjectiveTerm;
import gpcis.api.picture.PictureFiles;
import gpcis.api.tensor.Interpolation;
import gpcis.api.tensor.Safetensors;
import gpcis.api.tensor.TensorEngine;

/** The services that trainings work with. */
record Bench(
        TensorEngine engine, Interpolation interpolation, Safetensors tensorFiles, PictureFiles pictures, ModelStore models,
        BlockWeights blockWeights, Services<DataSetFormat> formats, Services<ObjectiveTerm> terms, Services<Evaluator> evaluators) { }
