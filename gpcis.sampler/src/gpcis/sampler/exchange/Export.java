// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.exchange;

import gpcis.api.checkpoint.CheckpointLayout;
import gpcis.api.checkpoint.CheckpointRelease;
import gpcis.api.checkpoint.ExportedCheckpoint;
import gpcis.api.model.Model;
import gpcis.api.part.PartKind;
import gpcis.api.tensor.HostTensor;
import gpcis.api.tensor.TensorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model on its way to a checkpoint.
 *
 * @param layout where its tensors go
 */
record Export(Model model, CheckpointLayout layout) {

    ExportedCheckpoint checkpoint() {
        List<String> notes = new ArrayList<>();
        SortedMap<String, HostTensor> tensors = new TreeMap<>();
        model.weights().tensors().forEach((name, tensor) -> {
            if (name.startsWith(Import.CARRIED)) {
                tensors.put(name.substring(Import.CARRIED.length()), tensor);
            }
        });
        TensorSet backbone = model.weights().under(PartKind.BACKBONE.key());
        layout.backboneTensors().forEach((ours, origin) -> tensors.put(origin, backbone.tensor(ours)));
        TensorSet head = model.weights().under(PartKind.HEAD.key());
        layout.headTensors().forEach((ours, origin) -> tensors.put(origin, head.tensor(ours)));
        if (layout.release() == CheckpointRelease.GPCIS) {
            tensors.putAll(GaussianTensors.released(model.manifest(), model.weights(), notes));
        }
        Description description = Description.of(model.manifest(), model.weights());
        if (description.kept().isEmpty()) {
            notes.add("the file has no 'config', from which the code of RITM and its followers builds the network: build it"
                    + " yourself and load 'state_dict'");
        }
        return new ExportedCheckpoint(layout, new TensorSet(tensors, description.texts()), notes);
    }
}
