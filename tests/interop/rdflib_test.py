"""rdflib reads Turtle and JSON-LD: the same triples, and every relationship leads to a sentence of an article."""

from samples import need, samples

rdflib = need("rdflib", "python3-rdflib")
from rdflib.namespace import PROV, RDF  # noqa: E402

for sample in samples():
    turtle = rdflib.Graph().parse(data=(sample.folder / "turtle").read_bytes(), format="turtle")
    json_ld = rdflib.Graph().parse(data=(sample.folder / "json-ld").read_bytes(), format="json-ld")
    a, b = ({tuple(term.n3() for term in triple) for triple in graph} for graph in (turtle, json_ld))
    assert a == b, f"{sample.name}: only Turtle {sorted(a - b)[:5]}, only JSON-LD {sorted(b - a)[:5]}"
    statements = list(turtle.subjects(RDF.type, RDF.Statement))
    assert len(statements) == len(sample.edges()), sample.name
    for statement in statements:
        sentences = list(turtle.objects(statement, PROV.wasDerivedFrom))
        assert sentences, statement
        for sentence in sentences:
            assert turtle.value(sentence, PROV.value) is not None
            article = turtle.value(sentence, PROV.wasQuotedFrom)
            assert (article, RDF.type, PROV.Entity) in turtle
    assert len(list(turtle.subjects(RDF.type, PROV.Agent))) == len(sample.nodes), sample.name
    weights = sorted(float(w) for w in turtle.objects(None, rdflib.URIRef("urn:entente:vocabulary:weight")))
    assert weights == sorted(row[5] for row in sample.edges() if row[5] is not None), sample.name
