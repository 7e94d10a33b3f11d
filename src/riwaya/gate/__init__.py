"""The do-no-harm gate: the one way from a reading to anything that leaves the machine.

Whoever is named in an article and is no public figure is protected: the name is taken out of labels, ids, quotes and
metadata, and hospitals, camps and homes lose precision. Every writer takes a :class:`~riwaya.model.Publication` and a
:class:`PublicGazetteer`, and only this package makes them. The decisions stand in ``data/policy/`` (see its README).
"""

from riwaya.gate.policy import Policy, PublicGazetteer, PublicName, coarsened, load_policy, open_gazetteer
from riwaya.gate.redact import is_protected, participants, publish

__all__ = [
    "Policy",
    "PublicGazetteer",
    "PublicName",
    "coarsened",
    "is_protected",
    "load_policy",
    "open_gazetteer",
    "participants",
    "publish",
]
