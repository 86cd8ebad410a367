// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.workbench.model;

import gpcis.api.annotation.History;
import gpcis.api.annotation.ObjectResult;
import gpcis.api.annotation.ObjectSession;
import gpcis.api.annotation.ObjectSessions;
import gpcis.api.picture.Picture;
import gpcis.api.problem.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Computes the objects of one picture, on one thread that it shares with the pictures before and after it: PyTorch and the C
 * library keep memory for each thread that ever computed. Only the newest steps of an object are computed: what was overtaken
 * while it waited is never begun. The newest request comes first.
 */
final class Answers implements AutoCloseable {

    /** What has to be told, on the thread of the window. */
    interface Listener {
        void working(ObjectItem object, boolean works);

        void answered(ObjectItem object, Request request, ObjectResult result);

        /** A first answer, while it is still worked on. */
        default void foreseen(ObjectItem object, Request request, ObjectResult preview) { }

        void failed(ObjectItem object, Request request, Throwable failure);
    }

    /**
     * Steps to be computed.
     *
     * @param kept whether they are the object's own, not only a preview
     */
    record Request(History history, boolean kept) { }

    /** As many sessions keep their arrays; the least recently used one gives them up. */
    private static final int SESSIONS = 4;

    private final Picture picture;
    private final Supplier<ObjectSessions> service;
    private final Computing computing;
    private final Executor window;
    private final Listener listener;
    private final Executor worker;
    private final Map<ObjectItem, Request> waiting = new HashMap<>();
    private final Deque<ObjectItem> order = new ArrayDeque<>();
    private boolean closed;

    /** Touched by the worker only. */
    private final Map<ObjectItem, ObjectSession> sessions = new LinkedHashMap<>(8, 0.75f, true);
    private ObjectSessions opener;
    private volatile boolean forgetting;

    /**
     * @param worker runs one after another what it is given
     * @param window runs what it is given on the window's thread, later
     */
    Answers(Picture picture, Supplier<ObjectSessions> service, Computing computing, Executor worker, Executor window,
            Listener listener) {
        this.computing = computing;
        this.picture = picture;
        this.service = service;
        this.window = window;
        this.listener = listener;
        this.worker = worker;
    }

    synchronized void want(ObjectItem object, Request request) {
        if (closed) {
            return;
        }
        boolean idle = waiting.put(object, request) == null;
        order.remove(object);
        order.addFirst(object);
        listener.working(object, true);
        if (idle) {
            worker.execute(this::next);
        }
    }

    /** What follows is computed from the beginning: parts have come, gone, or been chosen. */
    void forget() {
        forgetting = true;
    }

    private void next() {
        ObjectItem object;
        Request request;
        synchronized (this) {
            if (closed || order.isEmpty()) {
                return;
            }
            object = order.removeFirst();
            request = waiting.remove(object);
        }
        try {
            ObjectSession session = session(object);
            ObjectResult result = computing.show(opener, session, request.history(),
                    preview -> foretell(object, request, preview));
            tell(object, request, () -> listener.answered(object, request, result));
        } catch (RuntimeException | Error failure) {
            tell(object, request, () -> listener.failed(object, request, failure));
        }
    }

    private void foretell(ObjectItem object, Request request, ObjectResult preview) {
        window.execute(() -> {
            synchronized (this) {
                if (closed) {
                    return;
                }
            }
            listener.foreseen(object, request, preview);
        });
    }

    private void tell(ObjectItem object, Request request, Runnable what) {
        window.execute(() -> {
            boolean more;
            synchronized (this) {
                if (closed) {
                    return;
                }
                more = waiting.containsKey(object);
            }
            listener.working(object, more);
            what.run();
        });
    }

    private ObjectSession session(ObjectItem object) {
        ObjectSessions running = service.get();
        if (running == null) {
            throw new Problem("nothing that computes masks is running", "start the bundle gpcis.ui.annotation again");
        }
        if (running != opener) {
            closeSessions();
            opener = running;
        }
        if (forgetting) {
            forgetting = false;
            sessions.values().forEach(ObjectSession::forget);
        }
        ObjectSession session = sessions.get(object);
        if (session == null) {
            if (sessions.size() == SESSIONS) {
                ObjectItem eldest = sessions.keySet().iterator().next();
                sessions.remove(eldest).close();
            }
            session = running.open(picture);
            sessions.put(object, session);
        }
        return session;
    }

    private void closeSessions() {
        sessions.values().forEach(ObjectSession::close);
        sessions.clear();
    }

    /** Returns at once; what is being computed comes to its end and is told to nobody. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            waiting.clear();
            order.clear();
            worker.execute(this::closeSessions);
        }
    }
}
