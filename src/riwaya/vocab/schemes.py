"""The code schemes (ontology/vocabularies/), each closed over the codes that data may name."""

from __future__ import annotations

from typing import Final

from riwaya.vocab.closed import Codes

# The concepts with rw:grouping true: they gather types for questions and are never the type of a claim.
EVENT_TYPE_GROUPINGS: Final = frozenset(
    {
        "agreement_and_talks",
        "attack",
        "custody",
        "people_and_relief",
        "political_action",
        "remote_attack",
        "territory_and_movement",
        "violence",
        "violence_against_persons",
    }
)

RWET: Final = Codes(
    "event-type",
    """violence attack remote_attack violence_against_persons custody territory_and_movement agreement_and_talks
    people_and_relief political_action
    air_strike shelling rocket_attack missile_strike drone_strike bombing_explosive suicide_attack chemical_attack
    clash_battle shooting_killing assassination execution_torture shootdown property_destruction attack_other escalation
    capture_of_person abduction arrest release_of_captives
    territory_capture withdrawal advance siege obstruction control_of_territory deployment_reinforcement
    ceasefire_agreement ceasefire_violation negotiation_meeting
    displacement_flight evacuation aid_delivery
    protest sanction
    harm_casualties other""",
)
RWSA: Final = Codes(
    "speech-act",
    """asserts announces confirms admits claims_responsibility accuses denies condemns criticises warns threatens
    calls_for demands promises doubts expresses_concern""",
)
RWCM: Final = Codes("commitment", "asserted presupposed hedged not_asserted denied")
RWPO: Final = Codes("polarity", "affirmed denied")
RWCE: Final = Codes("certainty", "certain probable possible unverified")
RWCK: Final = Codes("claimant-kind", "named unnamed unstated outlet")
RWHK: Final = Codes("harm-kind", "killed injured killed_or_injured displaced detained missing captured released")
RWGR: Final = Codes(
    "group",
    """people civilians women children men fighters soldiers police rebels prisoners medics media_workers aid_workers
    rescuers displaced_people elderly pilot officials protesters officers unknown""",
)
RWWE: Final = Codes(
    "weapon",
    """aircraft helicopter drone rocket missile artillery mortar tank barrel_bomb cluster_munition incendiary chlorine
    sarin chemical ied car_bomb suicide_vest mine grenade small_arms sniper bladed phosphorus bomb""",
)
RWPR: Final = Codes("place-role", "site origin destination near along venue")
RWTK: Final = Codes("date-kind", "on within throughout since until before after around")
RWTB: Final = Codes("time-basis", "written narrative dateline inferred")
RWRS: Final = Codes("review-status", "unreviewed accepted corrected rejected")
RWAR: Final = Codes("attribution-role", "relay channel spokesperson outlet")
RWAK: Final = Codes(
    "actor-kind",
    """state government ministry parliament court armed_forces police intelligence armed_group coalition
    international_organisation un_body ngo political_party authority company organisation
    news_agency broadcaster newspaper media person unnamed_source collective""",
)
RWOK: Final = Codes(
    "object-kind",
    """facility hospital school market place_of_worship infrastructure checkpoint position
    vehicle aircraft ship convoy dwelling people thing weapon_stock""",
)
RWPK: Final = Codes(
    "place-kind",
    """country region governorate district subdistrict city town village camp neighbourhood countryside base airport
    crossing port facility road border mountain water area""",
)

SCHEMES: Final[dict[str, Codes]] = {
    "rwet": RWET,
    "rwsa": RWSA,
    "rwcm": RWCM,
    "rwpo": RWPO,
    "rwce": RWCE,
    "rwck": RWCK,
    "rwhk": RWHK,
    "rwgr": RWGR,
    "rwwe": RWWE,
    "rwpr": RWPR,
    "rwtk": RWTK,
    "rwtb": RWTB,
    "rwrs": RWRS,
    "rwar": RWAR,
    "rwak": RWAK,
    "rwok": RWOK,
    "rwpk": RWPK,
}
