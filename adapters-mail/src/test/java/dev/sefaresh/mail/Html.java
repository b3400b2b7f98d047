package dev.sefaresh.mail;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** Pages, read strictly. */
final class Html {
    private Html() {}

    /** Fails where a mark is not closed, an attribute has no quotes, or a character is none. */
    static Document read(String html) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(html)));
        } catch (Exception e) {
            throw new AssertionError(e.getMessage() + " in\n" + html, e);
        }
    }

    static List<Element> elements(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** Names of all elements and attributes in their order, but isolates without attributes. */
    static List<String> shape(Document page) {
        List<String> shape = new ArrayList<>();
        for (Element element : elements(page, "*")) {
            if (!element.getTagName().equals("bdi") || element.hasAttributes()) {
                shape.add(element.getTagName());
                for (int i = 0; i < element.getAttributes().getLength(); i++) {
                    Node attribute = element.getAttributes().item(i);
                    shape.add("@" + attribute.getNodeName()
                            + (attribute.getNodeName().equals("href") ? "" : "=" + attribute.getNodeValue()));
                }
            }
        }
        return shape;
    }

    static String text(Document page) {
        return page.getDocumentElement().getTextContent();
    }
}
