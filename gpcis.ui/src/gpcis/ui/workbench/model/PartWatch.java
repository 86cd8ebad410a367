// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.part.PartKind;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/** Notices when a part that the current object was computed with stops, or whatever computes at all, and when it is back. */
public final class PartWatch implements AutoCloseable {

    private final BundleContext context;
    private final CurrentObject current;
    private final Outages outages;
    private final Executor window;
    private final ServiceListener listener = this::changed;

    /** @param window runs what it is given on the window's thread, later */
    public PartWatch(BundleContext context, CurrentObject current, Outages outages, Executor window) {
        this.context = context;
        this.current = current;
        this.outages = outages;
        this.window = window;
        String parts = Arrays.stream(PartKind.values()).map(kind -> "(" + kind.property() + "=*)").collect(Collectors.joining());
        try {
            context.addServiceListener(listener,
                    "(|(" + Constants.OBJECTCLASS + "=" + ObjectSessions.class.getName() + ")" + parts + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void changed(ServiceEvent event) {
        ServiceReference<?> service = event.getServiceReference();
        boolean leaves = event.getType() == ServiceEvent.UNREGISTERING;
        if (!leaves && event.getType() != ServiceEvent.REGISTERED) {
            return;
        }
        String bundle = service.getBundle() == null ? "?" : service.getBundle().getSymbolicName();
        for (PartKind kind : PartKind.values()) {
            if (service.getProperty(kind.property()) instanceof String name) {
                window.execute(() -> tell(leaves && used(kind, name), !leaves, kind.key() + " '" + name + "' (" + bundle + ")"));
            }
        }
        if (Arrays.asList((String[]) service.getProperty(Constants.OBJECTCLASS)).contains(ObjectSessions.class.getName())) {
            window.execute(() -> tell(leaves, !leaves, bundle));
        }
    }

    private boolean used(PartKind kind, String name) {
        ObjectResult result = current.result().get();
        return result != null && name.equals(result.prediction().parts().get(kind));
    }

    private void tell(boolean gone, boolean back, String what) {
        if (gone) {
            outages.gone(what);
        } else if (back) {
            outages.back(what);
        }
    }

    @Override
    public void close() {
        context.removeServiceListener(listener);
    }
}
