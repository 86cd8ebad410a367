// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.cli;

import gpcis.api.dataset.DataSet;
import gpcis.api.dataset.Sample;
import java.util.List;

/** Some objects of a data set, under its name: what is drawn for an object stays the same. */
record PartOfSet(DataSet whole, List<String> ids) implements DataSet {

    PartOfSet {
        ids = List.copyOf(ids);
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public Sample sample(String id) {
        return whole.sample(id);
    }

    @Override
    public List<String> faults() {
        return List.of();
    }
}
