// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.evaluator;

import gpcis.api.evaluate.SimulatedUser;
import gpcis.api.problem.Problem;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** The simulated users that run, by name. */
final class UserChoice implements AutoCloseable {

    private final ServiceTracker<SimulatedUser, SimulatedUser> tracker;

    UserChoice(BundleContext framework) {
        tracker = new ServiceTracker<>(framework, SimulatedUser.class, null);
        tracker.open();
    }

    /** @throws Problem if none of that name runs */
    SimulatedUser find(String name) {
        Map<String, SimulatedUser> users = new TreeMap<>();
        for (Map.Entry<ServiceReference<SimulatedUser>, SimulatedUser> user : tracker.getTracked().entrySet()) {
            // The highest ranking comes first.
            users.putIfAbsent(String.valueOf(user.getKey().getProperty(SimulatedUser.NAME)), user.getValue());
        }
        SimulatedUser user = users.get(name);
        if (user == null) {
            throw new Problem("no simulated user '" + name + "' is running",
                    users.isEmpty() ? "start a bundle that brings one" : "use one of " + String.join(", ", users.keySet()));
        }
        return user;
    }

    @Override
    public void close() {
        tracker.close();
    }
}
