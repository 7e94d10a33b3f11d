"""The lexicon as OntoLex-Lemon: well-formed, closed, the same on every run, and its senses are real concepts."""

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL

from riwaya import __version__
from riwaya.extract.lexicon import rows
from riwaya.publish.lexicon import BASE, lexicon
from riwaya.publish.serialise import turtle
from riwaya.resources import resource
from riwaya.vocab import LEXINFO, LIME, ONTOLEX, RW, RWET, RWSA, SYNSEM

TOP = URIRef(BASE + "ar")
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> . @prefix lime: <http://www.w3.org/ns/lemon/lime#> .
@prefix synsem: <http://www.w3.org/ns/lemon/synsem#> .
@prefix lexinfo: <http://www.lexinfo.net/ontology/3.0/lexinfo#> .
[] a sh:NodeShape ; sh:targetClass ontolex:LexicalEntry ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path ontolex:canonicalForm ; sh:minCount 1 ; sh:maxCount 1 ; sh:class ontolex:Form ],
    [ sh:path ontolex:otherForm ; sh:class ontolex:Form ], [ sh:path ontolex:sense ; sh:class ontolex:LexicalSense ],
    [ sh:path lexinfo:partOfSpeech ; sh:minCount 1 ], [ sh:path [ sh:inversePath lime:entry ] ; sh:minCount 1 ],
    [ sh:path synsem:synBehavior ; sh:class synsem:SyntacticFrame ] .
[] a sh:NodeShape ; sh:targetClass ontolex:Form ;
  sh:property [ sh:path ontolex:writtenRep ; sh:minCount 1 ; sh:maxCount 1 ; sh:languageIn ( "ar" ) ] .
[] a sh:NodeShape ; sh:targetClass ontolex:LexicalSense ;
  sh:property [ sh:path ontolex:reference ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ],
    [ sh:path [ sh:inversePath ontolex:sense ] ; sh:minCount 1 ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetClass synsem:SyntacticFrame ;
  sh:property [ sh:path synsem:synArg ; sh:minCount 1 ; sh:class synsem:SyntacticArgument ],
    [ sh:path [ sh:inversePath synsem:synBehavior ] ; sh:minCount 1 ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetObjectsOf synsem:marker ; sh:class ontolex:LexicalEntry .
[] a sh:NodeShape ; sh:targetSubjectsOf synsem:objOfProp ;
  sh:property [ sh:path ontolex:reference ; sh:minCount 1 ; sh:maxCount 1 ],
    [ sh:path synsem:objOfProp ; sh:class synsem:SyntacticArgument ],
    [ sh:path [ sh:inversePath synsem:submap ] ; sh:minCount 1 ; sh:maxCount 1 ] .
"""


@pytest.fixture(scope="module")
def text():
    return turtle(set(lexicon()), BASE)


@pytest.fixture(scope="module")
def graph(text):
    return Graph().parse(data=text, format="turtle")


def word(graph, written):
    (form,) = [form for form in graph.subjects(ONTOLEX.writtenRep, Literal(written, lang="ar")) if "/verb/" in form]
    return graph.value(predicate=ONTOLEX.canonicalForm, object=form)


def test_both_engines_read_the_same_and_find_no_blank_node(text, graph):
    read = list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE, base_iri=BASE))
    assert len(read) == len(graph) > 5000
    assert not [one for one in read if isinstance(one.subject, ox.BlankNode) or isinstance(one.object, ox.BlankNode)]


def test_it_is_the_same_on_every_run(text):
    assert turtle(set(lexicon()), BASE) == text


def test_its_structure_is_that_of_the_model(graph):
    conforms, _, report = validate(graph, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))
    assert conforms, report[:2000]


def test_the_shapes_find_what_is_wrong(graph):
    broken = Graph() + graph
    broken.remove((word(graph, "قصف"), ONTOLEX.canonicalForm, None))
    assert not validate(broken, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))[0]


def test_the_lexicon_says_what_it_is(graph):
    assert (TOP, RDF.type, LIME.Lexicon) in graph
    assert str(graph.value(TOP, LIME.language)) == "ar"
    assert graph.value(TOP, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert graph.value(TOP, OWL.versionIRI) == URIRef(f"{TOP}/{__version__}")
    entries = set(graph.subjects(RDF.type, ONTOLEX.LexicalEntry))
    assert int(graph.value(TOP, LIME.lexicalEntries)) == len(entries) == len(set(graph.objects(TOP, LIME.entry)))


def test_every_sense_is_a_concept_of_the_ontology(graph):
    concepts = Graph()
    for path in resource("ontology", "vocabularies").glob("*.ttl"):
        concepts.parse(path)
    for sense in graph.subjects(RDF.type, ONTOLEX.LexicalSense):
        assert (graph.value(sense, ONTOLEX.reference), None, None) in concepts, sense


def test_every_verb_is_there_with_both_forms(graph):
    for row in rows("verbs"):
        entry = word(graph, row["past"])
        forms = set(graph.objects(entry, ONTOLEX.canonicalForm)) | set(graph.objects(entry, ONTOLEX.otherForm))
        assert Literal(row["present"], lang="ar") in {graph.value(form, ONTOLEX.writtenRep) for form in forms}


def test_a_verb_means_its_event_and_its_arguments_fill_the_roles(graph):
    entry = word(graph, "قصف")
    (sense,) = graph.objects(entry, ONTOLEX.sense)
    assert graph.value(sense, ONTOLEX.reference) == RWET["shelling"]
    (frame,) = graph.objects(entry, SYNSEM.synBehavior)
    mapping = graph.value(predicate=SYNSEM.ontoMapping, object=sense)
    roles = {
        graph.value(part, SYNSEM.objOfProp): graph.value(part, ONTOLEX.reference)
        for part in graph.objects(mapping, SYNSEM.submap)
    }
    assert roles[graph.value(frame, LEXINFO.subject)] == RW.claimedAgent
    assert roles[graph.value(frame, LEXINFO.directObject)] == RW.claimedTarget
    assert graph.value(frame, LEXINFO.genitiveObject) is None


def test_an_act_that_hangs_on_a_word_says_which(graph):
    senses = list(graph.objects(word(graph, "وجه"), ONTOLEX.sense))
    assert {RWSA["accuses"], RWSA["calls_for"]} <= {graph.value(one, ONTOLEX.reference) for one in senses}
    assert any("نداء" in str(note) for one in senses for note in graph.objects(one, None))
