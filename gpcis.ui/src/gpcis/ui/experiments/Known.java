// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.experiments;

import gpcis.api.dataset.DataSetFormat;
import gpcis.api.model.ModelManifest;
import gpcis.api.model.ModelStore;
import gpcis.api.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What can be chosen from now: it is looked up when it is wanted, since all of it comes and goes. */
final class Known {

    private final BundleContext framework;

    Known(BundleContext framework) {
        this.framework = framework;
    }

    /** Recipes that trainings begin with. */
    List<String> presets() {
        return ask(Trainer.class, Trainer::presets);
    }

    List<String> models() {
        return ask(ModelStore.class, store -> store.installed().stream().map(ModelManifest::name).toList());
    }

    List<String> dataSets() {
        List<String> names = new ArrayList<>();
        try {
            for (ServiceReference<DataSetFormat> format : framework.getServiceReferences(DataSetFormat.class, null)) {
                if (format.getProperty(DataSetFormat.NAME) instanceof String name) {
                    names.add(name);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        return names.stream().sorted().toList();
    }

    private <T> List<String> ask(Class<T> type, Function<T, List<String>> question) {
        ServiceReference<T> reference = framework.getServiceReference(type);
        T service = reference == null ? null : framework.getService(reference);
        if (service == null) {
            return List.of();
        }
        try {
            return List.copyOf(question.apply(service));
        } finally {
            framework.ungetService(reference);
        }
    }
}
