// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.parts;

import gpcis.api.part.PartKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.osgi.framework.Bundle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The parts that a bundle's components will publish, read from its declarations: a stopped bundle publishes nothing, and yet
 * a person wants to start it by the name of its part.
 */
final class DeclaredParts {

    private final Set<String> properties = new HashSet<>();

    private DeclaredParts() { }

    static DeclaredParts of(Bundle bundle) {
        DeclaredParts parts = new DeclaredParts();
        String header = bundle.getHeaders().get("Service-Component");
        if (header != null) {
            for (String path : header.split("\\s*,\\s*")) {
                URL declaration = bundle.getEntry(path);
                if (declaration != null) {
                    parts.read(declaration);
                }
            }
        }
        return parts;
    }

    boolean contains(PartKind kind, String name) {
        return properties.contains(kind.property() + "=" + name);
    }

    private void read(URL declaration) {
        try (InputStream in = declaration.openStream()) {
            Document document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(in);
            NodeList elements = document.getElementsByTagName("property");
            for (int i = 0; i < elements.getLength(); i++) {
                Element property = (Element) elements.item(i);
                String value = property.hasAttribute("value") ? property.getAttribute("value") : property.getTextContent();
                value.lines().map(String::strip).filter(line -> !line.isEmpty())
                        .forEach(line -> properties.add(property.getAttribute("name") + "=" + line));
            }
        } catch (IOException | ParserConfigurationException | SAXException e) {
            // Declarative Services cannot read it either: the bundle brings nothing, and says so when it is started.
            properties.clear();
        }
    }
}
